// Any S3-compatible store.
import fs from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import type { Config } from '../../config.ts';
import type { FileStore } from './fileStore.ts';

/**
 * A body that is a stream has to be called one way. And whoever follows redirects keeps a copy of all he has sent: a request that
 * follows none, and belongs to no window, is sent without.
 */
const sendAsRead: typeof fetch = (input, init) => {
  const streamed = { ...init, duplex: 'half', redirect: 'error', window: null } as RequestInit;
  return fetch(input, init?.body instanceof ReadableStream ? streamed : init);
};

export function s3Store(config: Extract<Config['fileStore'], { kind: 's3' }>): FileStore {
  const client = new S3mini({
    accessKeyId: config.accessKeyId,
    secretAccessKey: config.secretAccessKey,
    endpoint: `${config.endpoint.replace(/\/+$/, '')}/${config.bucket}`,
    region: config.region,
    fetch: sendAsRead,
  });
  return {
    put: async (key, localPath, mediaType) => {
      const { size } = await fs.promises.stat(localPath); // the protocol asks for the length before the bytes
      const bytes = Readable.toWeb(fs.createReadStream(localPath)) as ReadableStream;
      const response = await client.putObject(key, bytes, mediaType, undefined, undefined, size);
      if (!response.ok) throw new Error(`the file store answered ${response.status} to an upload`);
    },
    get: async (key) => {
      const response = await client.getObjectResponse(key);
      return response?.body ? Readable.fromWeb(response.body as WebStream) : undefined;
    },
    remove: async (key) => {
      await client.deleteObject(key);
    },
  };
}
