import SettingOutlined from '@ant-design/icons/SettingOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const organisationNav: readonly NavEntry[] = [
  {
    to: '/settings/organisation',
    label: 'organisation.title',
    icon: SettingOutlined,
    order: 90,
    visible: (rights) => mayDo(rights, 'settings.manage'),
  },
];
