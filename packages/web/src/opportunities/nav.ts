import ProjectOutlined from '@ant-design/icons/ProjectOutlined';
import { levelOf } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const boardNav: readonly NavEntry[] = [
  {
    to: '/opportunities/board',
    label: 'opportunities.board',
    icon: ProjectOutlined,
    order: 31,
    visible: (rights) => levelOf(rights, 'opportunity', 'read') !== 'none',
  },
];
