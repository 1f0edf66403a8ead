const TINTS = 6;
const HAN = /\p{Script=Han}/u;

/** What an avatar says: the last two characters of a Chinese name, the initials of any other. */
export function initials(name: string): string {
  const plain = name.trim();
  if (HAN.test(plain)) return [...plain.replace(/\s/g, '')].slice(-2).join('');
  const [first = '', ...rest] = plain.split(/\s+/);
  return `${first[0] ?? ''}${rest.at(-1)?.[0] ?? ''}`.toUpperCase();
}

/** The same person has the same tint everywhere: 0…5, from the id. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}
