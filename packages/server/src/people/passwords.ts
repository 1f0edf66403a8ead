// Passwords: argon2id (RFC 9106), 19 MiB, 2 passes, 1 lane, kept as a PHC string.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

async function tag(password: string, nonce: Buffer, memory: number, passes: number, tagLength: number): Promise<Buffer> {
  return (await derive('argon2id', { message: password.normalize('NFKC'), nonce, memory, passes, parallelism: 1, tagLength })) as Buffer;
}

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await tag(password, nonce, MEMORY_KIB, PASSES, TAG_BYTES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${unpadded(nonce)}$${unpadded(hash)}`;
}

export async function passwordMatches(password: string, phc: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!parts) return false;
  const expected = Buffer.from(parts[4]!, 'base64');
  const actual = await tag(password, Buffer.from(parts[3]!, 'base64'), Number(parts[1]), Number(parts[2]), expected.length);
  return timingSafeEqual(actual, expected);
}

let decoy: Promise<string> | undefined;
/** Costs as much as a real check, so that an unknown e-mail address is not told apart by time. */
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword('no such person');
  await passwordMatches(password, await decoy);
}
