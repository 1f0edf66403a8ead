// Any S3-compatible store.
import fs from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import type { Config } from '../../config.ts';
import type { FileStore } from './fileStore.ts';

export function s3Store(config: Extract<Config['fileStore'], { kind: 's3' }>): FileStore {
  const client = new S3mini({
    accessKeyId: config.accessKeyId,
    secretAccessKey: config.secretAccessKey,
    endpoint: `${config.endpoint.replace(/\/+$/, '')}/${config.bucket}`,
    region: config.region,
  });
  return {
    put: async (key, localPath, mediaType) => {
      const response = await client.putObject(key, await fs.promises.readFile(localPath), mediaType);
      if (!response.ok) throw new Error(`the file store answered ${response.status} to an upload`);
    },
    get: async (key) => {
      const response = await client.getObjectResponse(key);
      return response?.body ? Readable.fromWeb(response.body as ReadableStream) : undefined;
    },
    remove: async (key) => {
      await client.deleteObject(key);
    },
  };
}
