// Serves the built web app: hashed assets for ever, the page itself never cached, every unknown path outside /api is the page.
import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const WEB_ROOT = path.resolve(import.meta.dirname, '../../../../dist/web');

export async function servePage(app: FastifyInstance): Promise<void> {
  const isBuilt = fs.existsSync(path.join(WEB_ROOT, 'index.html'));
  if (isBuilt) await serveFiles(app);
  app.setNotFoundHandler((request, reply) => {
    if (isBuilt && request.method === 'GET' && !request.url.startsWith('/api/')) return reply.type('text/html').sendFile('index.html');
    return reply.status(404).send({ error: { code: 'notFound', message: 'There is no such address.', requestId: request.id } });
  });
}

async function serveFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: WEB_ROOT,
    preCompressed: true,
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
