import { Link } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { currentLanguage, LANGUAGES } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Disc } from './Avatar.tsx';
import { useAppearance } from './appearance.ts';
import type { NavEntry } from './nav.ts';
import type { ShellFacts } from './shellFacts.ts';
import type { AppearanceChoice } from './theme.ts';

interface MeMenuProps extends Pick<ShellFacts, 'user' | 'onLanguage' | 'onSignOut'> {
  /** Places without a button of their own on a phone. */
  places?: readonly NavEntry[];
  /** What opens the menu; the avatar when left out. */
  children?: ReactElement;
}

const APPEARANCES: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

/** Who I am, language, appearance, sign out. */
export function MeMenu(props: MeMenuProps): ReactElement {
  const { t } = useTranslation();
  const { user } = props;
  return (
    <Dropdown menu={useMeMenu(props)} trigger={['click']} placement="bottomRight">
      {props.children ?? (
        <button type="button" className="plain-button top-me" aria-label={`${t('shell.me')} · ${user.name}`}>
          <Disc id={user.id} name={user.name} />
        </button>
      )}
    </Dropdown>
  );
}

function useMeMenu({ user, places = [], onLanguage, onSignOut }: MeMenuProps): MenuProps {
  const { t } = useTranslation();
  const { choice, choose } = useAppearance();
  const chosen = (label: ReactNode, on: boolean): ReactNode => <span className={on ? 'me-chosen' : ''}>{label}</span>;
  const choices = {
    key: 'choices',
    type: 'group' as const,
    label: t('shell.theme'),
    children: APPEARANCES.map((key) => ({ key: `theme:${key}`, label: chosen(t(`shell.themes.${key}`), key === choice) })),
  };
  const languages = {
    key: 'languages',
    type: 'group' as const,
    label: t('shell.language'),
    children: Object.entries(LANGUAGES).map(([key, name]) => ({
      key: `language:${key}`,
      label: <span lang={key}>{chosen(name, key === currentLanguage())}</span>,
    })),
  };
  const elsewhere = places.map(({ to, label, icon: Icon }) => ({
    key: `place:${to}`,
    icon: <Icon />,
    label: <Link to={to}>{t(label)}</Link>,
  }));
  const who = { key: 'who', type: 'group' as const, label: `${user.name} · ${user.email}` };
  return {
    items: [
      who,
      ...elsewhere,
      ...(elsewhere.length > 0 ? [{ type: 'divider' as const }] : []),
      { key: 'account', label: <Link to="/account">{t('shell.account')}</Link> },
      { key: 'bulk', label: <Link to="/bulk-runs">{t('bulk.section')}</Link> },
      { type: 'divider' },
      languages,
      choices,
      { type: 'divider' },
      { key: 'leave', label: t('shell.signOut') },
    ],
    onClick: ({ key }) => {
      const [what, value] = key.split(':');
      if (what === 'leave') onSignOut();
      if (what === 'language') onLanguage(value === 'en' ? 'en' : 'zh-CN');
      if (what === 'theme') choose(APPEARANCES.find((name) => name === value) ?? 'system');
    },
  };
}
