import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { type FunctionName, mayDo } from '#domain/people/rights.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { NoRight } from '../ui/states.tsx';
import './People.css';

type Tab = 'people' | 'roles' | 'mail';
const TABS: readonly { key: Tab; to: string; needs: FunctionName }[] = [
  { key: 'people', to: '/people', needs: 'people.manage' },
  { key: 'roles', to: '/people/roles', needs: 'roles.manage' },
  { key: 'mail', to: '/people/mail', needs: 'mail.read' },
];

/** The three pages about people under one heading; who lacks the right for one reads which right that is. */
export function PeopleFrame(props: { tab: Tab; actions?: ReactNode; children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const { rights } = useSession();
  const here = TABS.find((tab) => tab.key === props.tab);
  const allowed = here !== undefined && mayDo(rights, here.needs);
  return (
    <div className="page page-wide people">
      <header className="people-head">
        <h1>{t('people.section')}</h1>
        {allowed && props.actions}
      </header>
      <nav className="people-tabs" aria-label={t('people.section')}>
        {TABS.filter((tab) => mayDo(rights, tab.needs)).map((tab) => (
          <Link key={tab.key} to={tab.to} activeOptions={{ exact: true }}>
            {t(`people.tabs.${tab.key}`)}
          </Link>
        ))}
      </nav>
      {allowed ? props.children : <NoRight right={t(`people.needs.${props.tab}`)} />}
    </div>
  );
}
