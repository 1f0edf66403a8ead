import FormOutlined from '@ant-design/icons/FormOutlined';
import { mayDo } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

export const fieldsNav: readonly NavEntry[] = [
  {
    to: '/settings/fields',
    label: 'customFields.title',
    icon: FormOutlined,
    order: 88,
    visible: (rights) => mayDo(rights, 'fields.manage'),
  },
];
