import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());

interface Described {
  paths: Record<string, Record<string, { requestBody?: { content: object } }>>;
  components: { schemas?: Record<string, object> };
}

it('describes every shape it refers to', async () => {
  const document: Described = (await test.anonymous.get('/api/openapi.json')).body;
  const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in (document.components.schemas ?? {})))).toEqual([]);
});
