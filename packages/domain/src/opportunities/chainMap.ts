// Where each member of a decision chain stands on its map: superiors above their people, people of one superior side by side,
// the most influential first, a superior in the middle above his people. Measured in places: one place is as wide as one card.
import { type ChainMember, superiorsOf } from './decisionChain.ts';

export interface MapPlace {
  contactId: string;
  /** Middle of the card, in places from the left. */
  x: number;
  /** 0 for those who report to nobody. */
  level: number;
}

export interface ChainMap {
  places: MapPlace[];
  /** From the superior to his people, as contact ids. */
  lines: { from: string; to: string }[];
  /** Places across and levels down. */
  width: number;
  levels: number;
}

/** A map of any chain; members who point in a circle or outside the chain stand at the top. */
export function chainMap(chain: readonly ChainMember[]): ChainMap {
  const superiorOf = (member: ChainMember): string | null => (isHeld(chain, member) ? member.reportsTo : null);
  const peopleOf = (contactId: string | null): ChainMember[] =>
    chain
      .filter((member) => superiorOf(member) === contactId)
      .sort((a, b) => b.influence - a.influence || a.contactId.localeCompare(b.contactId));
  const places: MapPlace[] = [];
  const put = (member: ChainMember, left: number, level: number): number => {
    let right = left;
    for (const person of peopleOf(member.contactId)) right = put(person, right, level + 1);
    const end = Math.max(right, left + 1);
    places.push({ contactId: member.contactId, x: (left + end) / 2, level });
    return end;
  };
  let width = 0;
  for (const root of peopleOf(null)) width = put(root, width, 0);
  return {
    places,
    lines: chain.flatMap((member) => {
      const from = superiorOf(member);
      return from === null ? [] : [{ from, to: member.contactId }];
    }),
    width,
    levels: Math.max(0, ...places.map(({ level }) => level + 1)),
  };
}

/** Whether the member hangs below somebody of the chain, and the way up ends. */
function isHeld(chain: readonly ChainMember[], member: ChainMember): boolean {
  if (member.reportsTo === null) return false;
  const way = superiorsOf(chain, member.contactId);
  const top = chain.find(({ contactId }) => contactId === way.at(-1));
  return top !== undefined && top.reportsTo === null;
}
