import PlusOutlined from '@ant-design/icons/PlusOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import { Link, useLocation } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { CreateMenu } from './CreateMenu.tsx';
import { MeMenu } from './MeMenu.tsx';
import { entryOf } from './nav.ts';
import type { ShellFacts } from './shellFacts.ts';

/** The thumb's navigation on a phone: the daily slices, a + and me, each at least 44 px. */
export function BottomBar(props: ShellFacts): ReactElement {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const daily = props.entries.filter((entry) => entry.phone);
  const current = entryOf(pathname, daily);
  const others = props.entries.filter((entry) => !entry.phone && entry.place !== 'top');
  return (
    <nav className="bottom-bar" aria-label={t('shell.mainNavigation')}>
      {daily.map((entry) => {
        const Icon = entry.icon;
        return (
          <Link key={entry.to} to={entry.to} {...(entry === current && { 'aria-current': 'page' as const })}>
            <Icon />
            {t(entry.label)}
          </Link>
        );
      })}
      <CreateMenu entries={props.entries} rights={props.rights}>
        {(menu) => (
          <Dropdown menu={menu} trigger={['click']} placement="top">
            <button type="button" className="plain-button bottom-create" aria-label={t('shell.create')}>
              <PlusOutlined />
            </button>
          </Dropdown>
        )}
      </CreateMenu>
      <MeMenu user={props.user} places={others} onLanguage={props.onLanguage} onSignOut={props.onSignOut}>
        <button type="button" className="plain-button">
          <UserOutlined />
          {t('shell.me')}
        </button>
      </MeMenu>
    </nav>
  );
}
