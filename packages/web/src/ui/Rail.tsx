import MenuFoldOutlined from '@ant-design/icons/MenuFoldOutlined';
import MenuUnfoldOutlined from '@ant-design/icons/MenuUnfoldOutlined';
import { Link, useLocation } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { entryOf, type NavEntry } from './nav.ts';

/** The slices at the left: 208 px with names and pinned views, 56 px with icons only. */
export function Rail(props: { entries: readonly NavEntry[]; narrow: boolean; onToggle: () => void }): ReactElement {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const inRail = props.entries.filter((entry) => entry.place !== 'top');
  const current = entryOf(pathname, inRail);
  const toggle = t(props.narrow ? 'shell.expand' : 'shell.collapse');
  return (
    <aside className="rail">
      <Link to="/" className="rail-brand" aria-label={t('shell.product')}>
        <img src="/winpath.svg" alt="" width={24} height={24} />
        <span className="rail-text">{t('shell.product')}</span>
      </Link>
      <nav aria-label={t('shell.mainNavigation')}>
        <ul>
          {inRail.map((entry) => (
            <RailEntry key={entry.to} entry={entry} current={entry === current} narrow={props.narrow} />
          ))}
        </ul>
      </nav>
      <button type="button" className="plain-button rail-toggle" aria-label={toggle} title={toggle} onClick={props.onToggle}>
        {props.narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </aside>
  );
}

function RailEntry(props: { entry: NavEntry; current: boolean; narrow: boolean }): ReactElement {
  const { t } = useTranslation();
  const { to, label, icon: Icon, Badge, Below } = props.entry;
  return (
    <li>
      <Tooltip title={props.narrow ? t(label) : ''} placement="right">
        <Link
          to={to}
          className="rail-entry"
          activeOptions={{ exact: true }}
          {...(props.current && { 'aria-current': 'page' as const })}
          aria-label={t(label)}
        >
          <Icon />
          <span className="rail-text">{t(label)}</span>
          {Badge && <Badge />}
        </Link>
      </Tooltip>
      {Below && !props.narrow && <Below />}
    </li>
  );
}
