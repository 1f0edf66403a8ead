import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { mayDo, type Rights } from '#domain/people/rights.ts';
import type { NavEntry } from '../ui/nav.ts';

/** Whoever looks after people, roles or mail finds all three behind one entry. */
const looksAfterPeople = (rights: Rights): boolean =>
  mayDo(rights, 'people.manage') || mayDo(rights, 'roles.manage') || mayDo(rights, 'mail.read');

export const peopleNav: readonly NavEntry[] = [
  { to: '/people', label: 'people.section', icon: TeamOutlined, order: 85, visible: looksAfterPeople },
];
