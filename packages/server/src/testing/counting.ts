// A connection that counts the statements sent over it.
import type { Tx } from '../db/database.ts';

export function counting(tx: Tx): { tx: Tx; asked: () => number } {
  let asked = 0;
  const counted = new Proxy(tx, {
    get: (target, name: keyof Tx) => {
      const member = target[name];
      if (typeof member === 'function') asked += 1;
      return member;
    },
  });
  return { tx: counted, asked: () => asked };
}
