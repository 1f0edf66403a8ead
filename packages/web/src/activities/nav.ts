import BellOutlined from '@ant-design/icons/BellOutlined';
import type { NavEntry } from '../ui/nav.ts';
import { InboxBadge } from './InboxBadge.tsx';

export const inboxNav: readonly NavEntry[] = [
  { to: '/inbox', label: 'activities.inbox', icon: BellOutlined, order: 5, place: 'top', Badge: InboxBadge },
];
