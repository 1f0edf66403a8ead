import AlertOutlined from '@ant-design/icons/AlertOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const calendarNav: readonly NavEntry[] = [
  {
    to: '/settings/calendar',
    label: 'plans.calendarTitle',
    icon: CalendarOutlined,
    order: 88,
    visible: (rights) => mayDo(rights, 'settings.manage'),
  },
  {
    to: '/settings/risks',
    label: 'plans.policyTitle',
    icon: AlertOutlined,
    order: 89,
    visible: (rights) => mayDo(rights, 'settings.manage'),
  },
];
