import BankOutlined from '@ant-design/icons/BankOutlined';
import FlagOutlined from '@ant-design/icons/FlagOutlined';
import FundOutlined from '@ant-design/icons/FundOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import { levelOf, type ObjectName, type Rights } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

const mayRead = (object: ObjectName) => (rights: Rights) => levelOf(rights, object, 'read') !== 'none';

export const recordsNav: readonly NavEntry[] = [
  { to: '/accounts', label: 'records.nav.accounts', icon: BankOutlined, order: 20, phone: true, visible: mayRead('account') },
  { to: '/contacts', label: 'records.nav.contacts', icon: IdcardOutlined, order: 25, visible: mayRead('contact') },
  { to: '/opportunities', label: 'records.nav.opportunities', icon: FundOutlined, order: 30, phone: true, visible: mayRead('opportunity') },
  { to: '/products', label: 'records.nav.products', icon: TagsOutlined, order: 50, visible: mayRead('product') },
  { to: '/competitors', label: 'records.nav.competitors', icon: FlagOutlined, order: 55, visible: mayRead('competitor') },
];
