import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import type { ReactElement } from 'react';
import { readToken, setPassword, type TokenFacts } from '#domain/people/contract.ts';
import { call, isStatus } from '../api.ts';
import { showLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { sessionQuery } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useFailure } from './refusalText.ts';

/** Where the links of invitations and resets lead; the token stands behind the #, which never leaves the browser. */
export function SetPasswordPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLocation().hash;
  const { data, error, refetch } = useQuery({
    queryKey: ['token', token],
    queryFn: async ({ signal }) => {
      const facts = await call(readToken, { body: { token } }, signal);
      await showLanguage(facts.locale);
      return facts;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && (isStatus(error, 404) || isStatus(error, 400))) return <DeadLink />;
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const hint = t(data.purpose === 'invite' ? 'people.entry.inviteHint' : 'people.entry.resetHint', {
    email: data.email,
    organisation: data.organisation,
  });
  return (
    <EntryFrame title={t('people.entry.welcome', { name: data.name })} hint={hint}>
      <NewPasswordForm token={token} owner={data} />
    </EntryFrame>
  );
}

function NewPasswordForm(props: { token: string; owner: TokenFacts }): ReactElement {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const failed = useFailure();
  const set = useMutation({
    mutationFn: (password: string) => call(setPassword, { body: { token: props.token, password } }),
    onSuccess: async (me) => {
      queries.setQueryData(sessionQuery.queryKey, me);
      await navigate({ to: '/' });
    },
    onError: failed,
  });
  return (
    <Form name="new-password" layout="vertical" requiredMark={false} onFinish={({ next }: { next: string }) => set.mutate(next)}>
      <input type="text" name="username" autoComplete="username" value={props.owner.email} readOnly hidden />
      <PasswordField owner={props.owner} label={t('people.password.show')} large />
      <Button type="primary" htmlType="submit" size="large" block loading={set.isPending}>
        {t('people.entry.setPassword')}
      </Button>
    </Form>
  );
}

function DeadLink(): ReactElement {
  const { t } = useTranslation();
  return (
    <EntryFrame title={t('people.entry.dead')}>
      <p role="alert">{t('people.entry.deadHint')}</p>
      <p>
        <Link to="/forgotten-password">{t('people.entry.forgotten')}</Link> ·{' '}
        <Link to="/sign-in" search={{}}>
          {t('people.entry.back')}
        </Link>
      </p>
    </EntryFrame>
  );
}
