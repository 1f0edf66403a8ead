// The people of the journeys, by what they do in the demo world.
import { DEMO_PASSWORD } from '#server/db/demo/ids.ts';
import { PEOPLE } from '#server/db/demo/people.ts';

export const PASSWORD = DEMO_PASSWORD;

const KEYS = {
  admin: 'admin',
  processOwner: 'gu',
  manager: 'lu',
  seller: 'tang',
  otherSeller: 'han',
  thirdSeller: 'zhao',
  /** Reads English: journeys in English change this account's language. */
  englishSeller: 'sun',
  finance: 'qian',
  reader: 'wen',
} as const;
export type Role = keyof typeof KEYS;

/** Name and e-mail address of whoever has the role. */
export function personIn(role: Role): { name: string; email: string } {
  const person = PEOPLE.find(({ key }) => key === KEYS[role]);
  if (!person) throw new Error(`the demo world has nobody for ${role}`);
  return person;
}
