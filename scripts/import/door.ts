// The API of a running server for a script: with an API key, or signed in as the demo company's administrator.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { DEMO_PASSWORD } from '#server/db/demo/ids.ts';
import { PEOPLE } from '#server/db/demo/people.ts';

export interface Door {
  get<T>(url: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT', url: string, body?: object): Promise<T>;
}

/** WINPATH_URL, or the address that the server on this machine wrote into its data folder. */
function addressOf(env: NodeJS.ProcessEnv): string {
  if (env.WINPATH_URL) return env.WINPATH_URL.replace(/\/$/, '');
  const file = path.join(path.resolve(env.WINPATH_DATA ?? 'data'), 'server.json');
  const url = fs.existsSync(file) && (JSON.parse(fs.readFileSync(file, 'utf8')) as { url: string | null }).url;
  if (!url) throw new Error('服务器没有运行 · no server runs here: npm start first, or set WINPATH_URL');
  return url;
}

export async function openDoor(env: NodeJS.ProcessEnv = process.env): Promise<Door> {
  const base = addressOf(env);
  const headers = env.WINPATH_API_KEY ? { authorization: `Bearer ${env.WINPATH_API_KEY}` } : await signIn(base);
  const ask = async <T>(method: string, url: string, body?: object): Promise<T> => {
    const isForm = body instanceof FormData;
    const response = await fetch(base + url, {
      method,
      headers: { ...headers, ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return { get: (url) => ask('GET', url), send: ask };
}

async function signIn(base: string): Promise<Record<string, string>> {
  const email = PEOPLE.find(({ key }) => key === 'admin')?.email;
  const response = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error('登录失败 · the demo administrator cannot sign in here: set WINPATH_API_KEY (with administer)');
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const csrf = cookies.find((cookie) => cookie.startsWith('winpath_csrf='))?.slice('winpath_csrf='.length) ?? '';
  return { cookie: cookies.join('; '), 'x-csrf-token': decodeURIComponent(csrf) };
}
