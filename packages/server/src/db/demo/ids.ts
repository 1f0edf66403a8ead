// Ids of the demo world are made from names, so that a test, a screenshot and a bookmark always find the same record.
import { createHash } from 'node:crypto';

/** A UUID (version 8, RFC 9562) that is always the same for a name. */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`winpath demo ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const DEMO_ORG = demoId('organisation');
export const DEMO_PASSWORD = 'winpath-2026';
