import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const processNav: readonly NavEntry[] = [
  {
    to: '/processes',
    label: 'processEditor.title',
    icon: PartitionOutlined,
    order: 84,
    visible: (rights) => mayDo(rights, 'processes.edit'),
  },
];
