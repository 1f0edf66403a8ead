// A file names things: an account by its name, an owner by his, a product by its key. The key counts first, then the name as it is
// written, then the name without case, blanks and widths ("GTXPro" is "GTX Pro"), which is always told. Two that fit fit nobody.

export interface Named {
  id: string;
  name: string;
  /** Other texts that name it for certain: external key, e-mail address, product code. */
  keys: readonly string[];
}

export interface ReferenceIndex {
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly bySpelling: ReadonlyMap<string, readonly string[]>;
  readonly nameOf: ReadonlyMap<string, string>;
}

export type Match =
  | { kind: 'found'; id: string; how: 'key' | 'name' | 'spelling'; name: string }
  | { kind: 'ambiguous'; count: number }
  | { kind: 'missing' };

/** Upper and lower case, blanks and full or half width make no difference. */
export const spellingOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function grouped(pairs: Iterable<readonly [string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [text, id] of pairs) {
    const ids = groups.get(text);
    if (!ids) groups.set(text, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
  return groups;
}

export function indexOf(things: readonly Named[]): ReferenceIndex {
  return {
    byKey: grouped(things.flatMap(({ id, keys }) => keys.map((key) => [key.toLowerCase(), id] as const))),
    byName: grouped(things.map(({ id, name }) => [name, id] as const)),
    bySpelling: grouped(things.map(({ id, name }) => [spellingOf(name), id] as const)),
    nameOf: new Map(things.map(({ id, name }) => [id, name])),
  };
}

/** What a text names. `text` is trimmed and not empty. */
export function matchReference(index: ReferenceIndex, text: string): Match {
  const ways = [
    ['key', index.byKey.get(text.toLowerCase())],
    ['name', index.byName.get(text)],
    ['spelling', index.bySpelling.get(spellingOf(text))],
  ] as const;
  for (const [how, ids] of ways) {
    if (!ids || ids.length === 0) continue;
    if (ids.length > 1) return { kind: 'ambiguous', count: ids.length };
    return { kind: 'found', id: ids[0]!, how, name: index.nameOf.get(ids[0]!) ?? text };
  }
  return { kind: 'missing' };
}
