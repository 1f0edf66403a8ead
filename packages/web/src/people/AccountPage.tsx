import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { accountQuery } from './accountQueries.ts';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import './People.css';

export function AccountPage(): ReactElement {
  const { t } = useTranslation();
  const { data: account, error, refetch } = useQuery(accountQuery);
  return (
    <div className="page account">
      <h1>{t('people.account.title')}</h1>
      {error && !account && <FailureState error={error} onRetry={() => void refetch()} />}
      {!account && !error && <PageSkeleton />}
      {account && (
        <>
          <ProfileSection account={account} />
          <PasswordSection account={account} />
          <SessionsSection />
          <ApiKeys />
        </>
      )}
    </div>
  );
}
