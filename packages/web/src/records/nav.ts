import BankOutlined from '@ant-design/icons/BankOutlined';
import FlagOutlined from '@ant-design/icons/FlagOutlined';
import FundOutlined from '@ant-design/icons/FundOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import { levelOf, type ObjectAction, type ObjectName, type Rights } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { NavEntry } from '../ui/nav.ts';
import { pinnedViewsOf } from './PinnedViews.tsx';

/** An object's place in the rail and in the + menu, for who may see and create its records. */
function place(object: ObjectName, icon: NavEntry['icon'], order: number, phone = false): NavEntry {
  const { path } = OBJECT_DESCRIPTORS[object];
  const may = (action: ObjectAction) => (rights: Rights) => levelOf(rights, object, action) !== 'none';
  return {
    ...{ to: `/${path}`, label: `records.nav.${path}`, icon, order, phone, visible: may('read'), Below: pinnedViewsOf(object) },
    create: { to: `/${path}/new`, label: `records.creations.${path}`, visible: may('create') },
  };
}

export const recordsNav: readonly NavEntry[] = [
  place('account', BankOutlined, 20, true),
  place('contact', IdcardOutlined, 25),
  place('opportunity', FundOutlined, 30, true),
  place('product', TagsOutlined, 50),
  place('competitor', FlagOutlined, 55),
];
