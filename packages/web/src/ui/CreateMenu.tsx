import { useNavigate } from '@tanstack/react-router';
import type { MenuProps } from 'antd';
import type { ReactElement } from 'react';
import type { Rights } from '#domain/people/rights.ts';
import { useTranslation } from '../i18n/wording.ts';
import { creations, type NavEntry } from './nav.ts';

/** What may be made from anywhere; nothing at all for who may create nothing. */
export function CreateMenu(props: {
  entries: readonly NavEntry[];
  rights: Rights;
  children: (menu: MenuProps) => ReactElement;
}): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const offered = creations(props.entries, props.rights);
  if (offered.length === 0) return null;
  return props.children({
    items: offered.map(({ to, label }) => ({ key: to, label: t(label) })),
    onClick: ({ key }) => void navigate({ href: key }),
  });
}
