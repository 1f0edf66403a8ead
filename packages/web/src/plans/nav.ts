import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined';
import { levelOf } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const plansNav: readonly NavEntry[] = [
  {
    to: '/plans',
    label: 'plans.title',
    icon: ScheduleOutlined,
    order: 32,
    visible: (rights) => levelOf(rights, 'opportunity', 'read') !== 'none',
  },
];
