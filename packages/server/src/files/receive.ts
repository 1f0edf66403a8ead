// Takes uploads in: each part goes to a temporary file while it is measured and hashed; nothing is kept that the rules refuse.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromFile } from 'file-type';
import { cleanName, mediaTypeOf, uploadRefusals } from '#domain/files/uploads.ts';
import { badInput, refused } from '../http/refusals.ts';

export interface ReceivedFile {
  name: string;
  size: number;
  sha256: string;
  mediaType: string;
  path: string;
}

/** Runs `keep` with the received files and removes the temporary ones whatever happens. 422 names every refused file. */
export async function receiveFiles<T>(
  request: FastifyRequest,
  options: { folder: string; limit: number },
  keep: (files: ReceivedFile[]) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw badInput([{ field: 'files', reason: 'send the files as multipart/form-data' }]);
  const folder = path.join(options.folder, 'incoming');
  await fs.promises.mkdir(folder, { recursive: true });
  const targets: string[] = [];
  const nextTarget = (): string => {
    const target = path.join(folder, randomUUID());
    targets.push(target);
    return target;
  };
  try {
    const files = await takeIn(request, options.limit, nextTarget);
    if (files.length === 0) throw badInput([{ field: 'files', reason: 'no file was sent' }]);
    await judge(files, options.limit);
    return await keep(files);
  } finally {
    for (const target of targets) await fs.promises.rm(target, { force: true });
  }
}

async function takeIn(request: FastifyRequest, limit: number, nextTarget: () => string): Promise<ReceivedFile[]> {
  const files: ReceivedFile[] = [];
  try {
    for await (const part of request.files({ limits: { fileSize: limit + 1 } }))
      files.push(await measured(part.file, part.filename, nextTarget()));
  } catch (error) {
    // the disk's and the framework's errors have codes; what is left is a form that does not end as it should
    if ((error as { code?: string }).code) throw error;
    throw badInput([{ field: 'files', reason: 'the upload was cut off' }]);
  }
  return files;
}

async function measured(stream: NodeJS.ReadableStream, filename: string, target: string): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      size += chunk.length;
      next(null, chunk);
    },
  });
  await pipeline(stream, measure, fs.createWriteStream(target));
  const name = cleanName(filename);
  return { name, size, sha256: hash.digest('hex'), mediaType: mediaTypeOf(name), path: target };
}

async function judge(files: readonly ReceivedFile[], limit: number): Promise<void> {
  const reasons: object[] = [];
  for (const file of files) {
    const recognised = file.size > 0 ? ((await fileTypeFromFile(file.path))?.mime ?? null) : null;
    for (const refusal of uploadRefusals({ name: file.name, size: file.size, recognised }, limit))
      reasons.push({ ...refusal, name: file.name });
  }
  if (reasons.length > 0) throw refused(reasons, 'A file cannot be kept.', 'fileRefused');
}
