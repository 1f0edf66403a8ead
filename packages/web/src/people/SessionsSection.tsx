import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { revokeOtherSessions, revokeSession, type Session } from '#domain/people/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { useToast } from '../ui/toast.tsx';
import { sessionsQuery, useAccountChange } from './accountQueries.ts';
import { deviceName } from './device.ts';
import { useFailure } from './refusalText.ts';

export function SessionsSection(): ReactElement {
  const { t } = useTranslation();
  const { data: sessions = [], error, isSuccess, refetch } = useQuery(sessionsQuery);
  const { done } = useToast();
  const failed = useFailure();
  const revokeOthers = useAccountChange(() => call(revokeOtherSessions, {}));
  return (
    <section aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t('people.account.sessions')}</h2>
      <p className="quiet">{t('people.account.sessionsHint')}</p>
      {error && !isSuccess && <FailureState error={error} onRetry={() => void refetch()} />}
      <ul className="account-rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          loading={revokeOthers.isPending}
          onClick={() => revokeOthers.mutate(undefined, { onSuccess: () => done(t('people.account.revoked')), onError: failed })}
        >
          {t('people.account.revokeOthers')}
        </Button>
      )}
    </section>
  );
}

function SessionRow(props: { session: Session }): ReactElement {
  const { t } = useTranslation();
  const { session } = props;
  const { done } = useToast();
  const failed = useFailure();
  const device = deviceName(session.userAgent) ?? t('people.account.unknownDevice');
  const revoke = useAccountChange(() => call(revokeSession, { params: { id: session.id } }));
  return (
    <li>
      <span className="account-row-main">
        <span>
          {device} {session.current && <span className="mark mark-good">{t('people.account.thisDevice')}</span>}
        </span>
        <span className="faint">
          {session.ip} · {t('people.account.signedInAt')} <InstantText at={session.createdAt} /> · {t('people.lastSeen')}{' '}
          <InstantText at={session.lastSeenAt} />
        </span>
      </span>
      {!session.current && (
        <Button
          size="small"
          aria-label={`${t('people.account.revoke')} ${device}`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate(undefined, { onSuccess: () => done(t('people.account.revoked')), onError: failed })}
        >
          {t('people.account.revoke')}
        </Button>
      )}
    </li>
  );
}
