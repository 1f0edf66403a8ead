import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { type ApiKey, revokeApiKey } from '#domain/people/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { fullInstant } from '../ui/dateWords.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { useTimeZone } from '../ui/timeZone.ts';
import { useToast } from '../ui/toast.tsx';
import { ApiKeyDialog } from './ApiKeyDialog.tsx';
import { keysQuery, useAccountChange } from './accountQueries.ts';
import { useFailure } from './refusalText.ts';

export function ApiKeys(): ReactElement {
  const { t } = useTranslation();
  const { data: keys = [], error, isSuccess, refetch } = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  return (
    <section aria-labelledby="account-keys">
      <h2 id="account-keys">{t('people.account.keys')}</h2>
      <p className="quiet">
        {t('people.account.keysHint')} <a href="/api/openapi.json">{t('people.account.keysDocs')}</a>
      </p>
      {error && !isSuccess && <FailureState error={error} onRetry={() => void refetch()} />}
      {isSuccess && keys.length === 0 && <p className="faint">{t('people.account.noKeys')}</p>}
      <ul className="account-rows">
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </ul>
      <Button onClick={() => setMaking(true)}>{t('people.account.createKey')}</Button>
      {making && <ApiKeyDialog onClose={() => setMaking(false)} />}
    </section>
  );
}

function KeyRow(props: { apiKey: ApiKey }): ReactElement {
  const { t } = useTranslation();
  const { apiKey: key } = props;
  const timeZone = useTimeZone();
  const { modal } = App.useApp();
  const { done } = useToast();
  const failed = useFailure();
  const revoke = useAccountChange(() => call(revokeApiKey, { params: { id: key.id } }));
  const ask = (): void => {
    modal.confirm({
      title: t('people.account.revokeKeyTitle', { name: key.name }),
      content: t('people.account.revokeKeyHint'),
      okText: t('people.account.revokeKey'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(undefined).then(() => done(t('people.account.keyRevoked')), failed),
    });
  };
  return (
    <li>
      <span className="account-row-main">
        <span>
          {key.name} <code>{key.prefix}…</code>{' '}
          {key.scopes.map((scope) => (
            <span key={scope} className="mark mark-accent">
              {t(`people.account.scopes.${scope}`)}
            </span>
          ))}
        </span>
        <span className="faint">
          {key.expiresAt ? t('people.account.expiresAt', { at: fullInstant(key.expiresAt, timeZone) }) : t('people.account.expiresNever')} ·{' '}
          {key.lastUsedAt ? (
            <>
              {t('people.account.lastUsed')} <InstantText at={key.lastUsedAt} />
            </>
          ) : (
            t('people.account.unused')
          )}
        </span>
      </span>
      <Button size="small" danger aria-label={`${t('people.account.revokeKey')} ${key.name}`} onClick={ask}>
        {t('people.account.revokeKey')}
      </Button>
    </li>
  );
}
