import { randomUUIDv7 } from 'node:crypto';

/** A new time-ordered id (RFC 9562, version 7). */
export function newId(): string {
  return randomUUIDv7();
}
