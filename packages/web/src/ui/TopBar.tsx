import PlusOutlined from '@ant-design/icons/PlusOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { CreateMenu } from './CreateMenu.tsx';
import { MeMenu } from './MeMenu.tsx';
import type { ShellFacts } from './shellFacts.ts';

const SEARCH_KEY = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K';

export function TopBar(props: ShellFacts & { onSearch: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      <Link to="/" className="top-brand" aria-label={t('shell.product')}>
        <img src="/winpath.svg" alt="" width={24} height={24} />
      </Link>
      <button type="button" className="plain-button top-search" onClick={props.onSearch}>
        <SearchOutlined />
        <span>{t('shell.search')}</span>
        <kbd>{SEARCH_KEY}</kbd>
      </button>
      <div className="top-tools">
        <CreateMenu entries={props.entries} rights={props.rights}>
          {(menu) => (
            <Dropdown menu={menu} trigger={['click']}>
              <Button type="primary" icon={<PlusOutlined />} className="top-create">
                {t('shell.create')}
              </Button>
            </Dropdown>
          )}
        </CreateMenu>
        {props.entries
          .filter((entry) => entry.place === 'top')
          .map(({ to, label, icon: Icon, Badge }) => (
            <Tooltip key={to} title={t(label)}>
              <Link to={to} className="top-tool" aria-label={t(label)}>
                <Icon />
                {Badge && <Badge />}
              </Link>
            </Tooltip>
          ))}
        <MeMenu user={props.user} onLanguage={props.onLanguage} onSignOut={props.onSignOut} />
      </div>
    </header>
  );
}
