import ImportOutlined from '@ant-design/icons/ImportOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const importsNav: readonly NavEntry[] = [
  { to: '/imports', label: 'imports.section', icon: ImportOutlined, order: 80, visible: (rights) => mayDo(rights, 'imports.run') },
];
