// The environment, read once at start and refused as a whole when any value is wrong.
import path from 'node:path';
import { z } from 'zod';
import { StartRefused } from './life/startRefused.ts';

export type FileStore =
  | { readonly kind: 'disk'; readonly dir: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

export interface Config {
  readonly host: string;
  readonly port: number;
  /** True when PORT was given: a taken port is then an error instead of a reason to try the next one. */
  readonly portIsFixed: boolean;
  /** null: start the PostgreSQL that comes with the dependencies. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly publicUrl: string | null;
  readonly secureCookies: boolean;
  /** How many proxies stand before the server: so many addresses of X-Forwarded-For are believed, from the right. */
  readonly trustedProxies: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly fileStore: FileStore;
  readonly maxUploadBytes: number;
  readonly logLevel: LogLevel;
  readonly worker: 'inProcess' | 'separate';
  /** Fill an empty database with the demo world. */
  readonly demo: boolean;
  /** The instant at which the server's clock stands still, for screenshots and demonstrations; null: it runs. */
  readonly clock: string | null;
  /** Who is invited as the first administrator of an empty database without the demo world. */
  readonly adminEmail: string;
  /** Bearer token for /metrics; without one only this machine may read them. */
  readonly metricsToken: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const text = z.string().trim();
const url = (schemes: readonly string[]) =>
  text.refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: `must be a URL starting with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });
const wholeNumber = (from: number, to: number) =>
  text
    .refine((value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });
const yesNo = oneOf(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

/** `true` is one; whoever believed them all would believe what the caller writes. */
const proxies = text
  .refine((value) => /^(true|false|\d)$/.test(value), { error: 'must be true, false or the number of proxies, at most 9' })
  .transform((value) => (value === 'true' ? 1 : Number(value) || 0));

const environment = z
  .object({
    PORT: wholeNumber(0, 65_535).optional(),
    HOST: text.default('127.0.0.1'),
    DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    WINPATH_DATA: text.default('./data'),
    WINPATH_DEMO: yesNo.optional(),
    WINPATH_CLOCK: text.pipe(z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-09T06:00:00Z' })).optional(),
    ADMIN_EMAIL: text.regex(/^\S+@\S+\.\S+$/, { error: 'must be a mail address' }).default('admin@winpath.local'),
    PUBLIC_URL: url(['http:', 'https:']).optional(),
    TRUST_PROXY: proxies.default(0),
    SMTP_URL: url(['smtp:', 'smtps:']).optional(),
    MAIL_FROM: text.default('Winpath <no-reply@localhost>'),
    FILES_DIR: text.optional(),
    S3_ENDPOINT: url(['http:', 'https:']).optional(),
    S3_BUCKET: text.optional(),
    S3_REGION: text.default('auto'),
    S3_ACCESS_KEY_ID: text.optional(),
    S3_SECRET_ACCESS_KEY: text.optional(),
    MAX_UPLOAD_BYTES: wholeNumber(1, 10_000_000_000).default(50_000_000),
    LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
    WORKER: oneOf(['inProcess', 'separate']).default('inProcess'),
    METRICS_TOKEN: text.min(16, { error: 'must have at least 16 characters' }).optional(),
  })
  .superRefine((env, context) => {
    if (!env.S3_ENDPOINT) return;
    for (const name of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const)
      if (!env[name]) context.addIssue({ code: 'custom', path: [name], message: 'is needed when S3_ENDPOINT is set' });
  });

/** The time as the server tells it. */
export const clockOf = ({ clock }: Config): (() => string) => (clock === null ? () => new Date().toISOString() : () => clock);

/** Reads the configuration; throws StartRefused with one line per wrong variable. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  if (!read.success)
    throw new StartRefused(
      ['配置有误 · The configuration is wrong:', ...read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)].join(
        '\n',
      ),
    );
  return configFrom(read.data);
}

function configFrom(env: z.output<typeof environment>): Config {
  const dataDir = path.resolve(env.WINPATH_DATA);
  return {
    host: env.HOST,
    port: env.PORT ?? 3000,
    portIsFixed: env.PORT !== undefined,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    secureCookies: env.PUBLIC_URL?.startsWith('https:') ?? false,
    trustedProxies: env.TRUST_PROXY,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    fileStore: fileStoreFrom(env, dataDir),
    maxUploadBytes: env.MAX_UPLOAD_BYTES,
    // a first try in a terminal shows no line per request
    logLevel: env.LOG_LEVEL ?? (env.DATABASE_URL ? 'info' : 'warn'),
    worker: env.WORKER,
    demo: env.WINPATH_DEMO ?? env.DATABASE_URL === undefined,
    clock: env.WINPATH_CLOCK ? new Date(env.WINPATH_CLOCK).toISOString() : null,
    adminEmail: env.ADMIN_EMAIL,
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}

function fileStoreFrom(env: z.output<typeof environment>, dataDir: string): FileStore {
  if (!env.S3_ENDPOINT) return { kind: 'disk', dir: env.FILES_DIR ? path.resolve(env.FILES_DIR) : path.join(dataDir, 'files') };
  return {
    kind: 's3',
    endpoint: env.S3_ENDPOINT,
    bucket: env.S3_BUCKET ?? '',
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
  };
}
