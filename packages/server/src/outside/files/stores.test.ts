import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { diskStore } from './disk.ts';
import type { FileStore } from './fileStore.ts';
import { s3Store } from './s3.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-stores-'));
const source = path.join(folder, 'upload');
fs.writeFileSync(source, '商业计划书');

/** As much of an S3-compatible service as the store talks to: signed PUT, GET and DELETE of one object. */
const objects = new Map<string, Buffer>();
const signed: boolean[] = [];
const bucket = createServer(async (request, response) => {
  signed.push(/^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? ''));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = new URL(request.url ?? '', 'http://bucket').pathname;
  if (request.method === 'PUT') objects.set(key, Buffer.concat(chunks));
  if (request.method === 'DELETE') objects.delete(key);
  const found = objects.get(key);
  const status = request.method === 'GET' && !found ? 404 : request.method === 'DELETE' ? 204 : 200;
  response.writeHead(status).end(request.method === 'GET' ? found : undefined);
});
await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
const endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  bucket.close();
});

const stores: [string, FileStore][] = [
  ['disk', diskStore(path.join(folder, 'files'))],
  ['S3', s3Store({ kind: 's3', endpoint, bucket: 'papers', region: 'auto', accessKeyId: 'key', secretAccessKey: 'secret' })],
];

describe.each(stores)('the %s store', (_, store) => {
  it('gives back what was put in, and nothing once it was removed', async () => {
    await store.put('0198-ab', source, 'text/plain');
    const bytes = await store.get('0198-ab');
    expect(bytes && (await text(bytes))).toBe('商业计划书');
    await store.remove('0198-ab');
    expect(await store.get('0198-ab')).toBeUndefined();
  });

  it('knows nothing of a key it never saw', async () => {
    expect(await store.get('0198-cd')).toBeUndefined();
  });
});

it('sends a large file to the S3 store as it is read, in one request that says its length', async () => {
  const size = 128 * 1_048_576; // memory given back is counted with a delay of some pieces: they must be small beside it
  const large = path.join(folder, 'film');
  fs.writeFileSync(large, '');
  fs.truncateSync(large, size);
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const before = held();
  let most = 0;
  let announced = '';
  let received = 0;
  const listener = createServer(async (request, response) => {
    announced = request.headers['content-length'] ?? '';
    for await (const chunk of request) {
      const passed = received >> 23;
      received += (chunk as Buffer).length;
      if (received >> 23 > passed) most = Math.max(most, held() - before);
    }
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const store = s3Store({ kind: 's3', endpoint: at, bucket: 'papers', region: 'auto', accessKeyId: 'key', secretAccessKey: 'secret' });
  await store.put('0198-ef', large, 'video/mp4');
  listener.close();
  expect([received, announced]).toEqual([size, String(size)]);
  expect(most).toBeLessThan(size / 4);
});

it('signs every request to the S3 store', () => {
  expect(signed.length).toBeGreaterThan(3);
  expect(signed.every(Boolean)).toBe(true);
  expect([...objects.keys()]).toEqual([]);
});
