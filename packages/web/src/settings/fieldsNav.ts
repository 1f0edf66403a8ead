import FormOutlined from '@ant-design/icons/FormOutlined';
import UnorderedListOutlined from '@ant-design/icons/UnorderedListOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const fieldsNav: readonly NavEntry[] = [
  {
    to: '/settings/fields',
    label: 'customFields.title',
    icon: FormOutlined,
    order: 86,
    visible: (rights) => mayDo(rights, 'fields.manage'),
  },
  {
    to: '/settings/pick-lists',
    label: 'pickLists.title',
    icon: UnorderedListOutlined,
    order: 87,
    visible: (rights) => mayDo(rights, 'fields.manage'),
  },
];
