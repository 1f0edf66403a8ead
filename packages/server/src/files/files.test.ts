import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { multipart } from '../testing/multipart.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-files-'));
const test = await startTestApp({ env: { MAX_UPLOAD_BYTES: '1048576', WINPATH_DATA: dataDir } });
afterAll(async () => {
  await test.close();
  fs.rmSync(dataDir, { recursive: true });
});

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const plan = keyEventOf('商业计划书', 100, { upload: 'must', operators: [{ kind: 'user', id: test.home.people.service }] });
const talk = keyEventOf('访谈', 100);
const type = await publishedType(test, '项目销售', processOf(stageOf('立项', 1_000, { events: [plan, talk] }), stageOf('决策', 2_000)));
const ann = await test.as('ann');
const service = await test.as('service');
const send = (who: typeof ann, id: string, query: string, ...files: [string, Buffer][]) =>
  who.send({ method: 'POST', url: `/api/opportunities/${id}/files${query}`, ...multipart(files) });
const storedFiles = (): string[] =>
  fs
    .readdirSync(path.join(dataDir, 'files'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{12}$/.test(name))
    .sort();
const planQuery = `?purpose=keyEvent&eventId=${plan.id}`;

describe('uploading', () => {
  it('keeps the bytes and serves them only to those who may see the record', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const answer = await send(ann, id, '', ['名片 1.png', PNG]);
    expect(answer.status).toBe(200);
    const file = answer.body.files[0];
    expect(file).toMatchObject({ name: '名片 1.png', mediaType: 'image/png', inline: true, size: PNG.length });
    const got = await ann.get(`/api/files/${file.id}`);
    expect([got.status, got.headers['content-disposition']]).toEqual([200, `inline; filename*=UTF-8''${encodeURIComponent('名片 1.png')}`]);
    expect(got.headers['content-security-policy']).toContain('sandbox');
    for (const who of [await test.as('bob'), await test.as('admin', 'foreign')])
      expect((await who.get(`/api/files/${file.id}`)).status).toBe(404);
    expect((await test.anonymous.get(`/api/files/${file.id}`)).status).toBe(401);
    expect((await (await test.as('lead')).get(`/api/files/${file.id}`)).status).toBe(200);
  });

  it.each([
    ['a page', 'x.html', Buffer.from('<script>1</script>'), 'file_type'],
    ['a program called a picture', 'x.png', Buffer.from('MZ this is no picture at all'), 'file_content'],
    ['nothing', 'x.txt', Buffer.alloc(0), 'file_empty'],
    ['too much', 'x.txt', Buffer.alloc(1_048_577, 'a'), 'file_too_large'],
  ])('refuses %s', async (_, name, bytes, kind) => {
    const id = await opportunityOf(test, 'ann', type.id);
    const answer = await send(ann, id, '', [name, bytes]);
    expect([answer.status, answer.body.error.reasons?.[0].kind]).toEqual([422, kind]);
    expect((await ann.get(`/api/opportunities/${id}/files`)).body.files).toEqual([]);
  });

  it('leaves nothing behind of what is cut off: too long, or never sent to its end', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await send(ann, id, '', ['x.txt', Buffer.alloc(1_100_000, 'a')])).status).toBe(413);
    const { payload, headers } = multipart([['x.txt', Buffer.alloc(200_000, 'a')]]);
    const broken = await ann.send({
      method: 'POST',
      url: `/api/opportunities/${id}/files`,
      payload: payload.subarray(0, 100_000),
      headers,
    });
    expect(broken.status).toBe(400);
    expect(fs.readdirSync(path.join(dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('takes the bytes back when the record no longer takes them', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const bytesBefore = storedFiles();
    const keep = test.database.write;
    let places = 0;
    test.database.write = async (orgId, work) => {
      places += 1;
      if (places === 2) await (await test.as('admin')).delete(`/api/opportunities/${id}`);
      return keep(orgId, work);
    };
    const { status } = await send(ann, id, '', ['a.png', PNG]);
    test.database.write = keep;
    expect([status, storedFiles()]).toEqual([404, bytesBefore]);
  });

  it('keeps what is sent twice under one key once, with the same answer, and refuses the key to other bytes', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const key = { 'idempotency-key': 'photo-of-the-site' };
    const url = `/api/opportunities/${id}/files`;
    const sendKeyed = (name: string, bytes: Buffer, to = url) => {
      const { payload, headers } = multipart([[name, bytes]]);
      return ann.send({ method: 'POST', url: to, payload, headers: { ...headers, ...key } });
    };
    const bytesBefore = storedFiles().length;
    const [first, meanwhile] = await Promise.all([sendKeyed('a.png', PNG), sendKeyed('a.png', PNG)]);
    expect([first.status, meanwhile.body]).toEqual([200, first.body]);
    expect((await ann.get(url)).body.files).toHaveLength(1);
    expect(storedFiles()).toHaveLength(bytesBefore + 1);
    for (const other of [
      sendKeyed('b.png', PNG),
      sendKeyed('a.txt', Buffer.from('text')),
      sendKeyed('a.png', PNG, `${url}?purpose=followUp`),
    ])
      expect((await other).body.error.code).toBe('keyReused');
    await (await test.as('admin')).delete(`/api/opportunities/${id}`);
    expect((await sendKeyed('a.png', PNG)).body).toEqual(first.body);
    expect(storedFiles()).toHaveLength(bytesBefore + 1);
  });

  it('keeps none when one of several is refused', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await send(ann, id, '', ['a.png', PNG], ['b.exe', PNG])).status).toBe(422);
    expect((await ann.get(`/api/opportunities/${id}/files`)).body.files).toEqual([]);
  });

  it('is for those who may edit; a key event also for its listed operators', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await send(await test.as('reader'), id, '', ['a.png', PNG])).status).toBe(403);
    expect((await send(service, id, '', ['a.png', PNG])).status).toBe(404);
    expect((await send(service, id, planQuery, ['a.png', PNG])).status).toBe(200);
    expect((await send(ann, id, `?purpose=keyEvent&eventId=${talk.id}`, ['a.png', PNG])).status).toBe(400);
  });
});

describe('looking at a file', () => {
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
  it('gives a PDF to the reader of the browser, framed by own pages only; everything else stays in a sandbox', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const sent = (await send(ann, id, '', ['合同.pdf', PDF], ['现场.png', PNG], ['说明.txt', Buffer.from('text')])).body.files;
    const headers = async (file: { id: string }, query = '') => (await ann.get(`/api/files/${file.id}${query}`)).headers;
    const pdf = await headers(sent[0]);
    expect([pdf['content-type'], pdf['x-content-type-options'], pdf['content-security-policy']]).toEqual([
      'application/pdf',
      'nosniff',
      "frame-ancestors 'self'",
    ]);
    expect(String(pdf['content-disposition'])).toMatch(/^inline/);
    for (const file of sent.slice(1)) {
      expect((await headers(file))['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'self'");
    }
    expect(String((await headers(sent[2]))['content-disposition'])).toMatch(/^attachment/);
    const kept = await headers(sent[0], '?download');
    expect([String(kept['content-disposition']).split(';')[0], String(kept['content-security-policy'])]).toEqual([
      'attachment',
      "default-src 'none'; sandbox; frame-ancestors 'self'",
    ]);
  });
});

describe('the file of a must-upload event', () => {
  it('opens the event for completion; case 17: the last one of a completed event stays', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const complete = () => service.post(`/api/opportunities/${id}/key-events/${plan.id}/completion`, {});
    expect((await complete()).body.error.reasons[0].kind).toBe('file');
    const one = (await send(service, id, planQuery, ['计划.png', PNG])).body.files[0];
    expect((await complete()).body.result).toBe('completed');
    const refused = await ann.delete(`/api/files/${one.id}`);
    expect([refused.status, refused.body.error.reasons[0].kind]).toEqual([422, 'last_file']);
    await send(ann, id, planQuery, ['计划 2.png', PNG]);
    expect((await ann.delete(`/api/files/${one.id}`)).status).toBe(200);
    expect((await ann.get(`/api/files/${one.id}`)).status).toBe(404);
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.files.map((file: { name: string }) => file.name)).toEqual([
      '计划 2.png',
    ]);
  });
});

it.each(['checking', 'failed'])('case 18: a file that is %s completes no must-upload event', async (status) => {
  const id = await opportunityOf(test, 'ann', type.id);
  const complete = () => service.post(`/api/opportunities/${id}/key-events/${plan.id}/completion`, {});
  const file = (await send(service, id, planQuery, ['计划.png', PNG])).body.files[0];
  const becomes = (next: string) =>
    test.database.write(test.home.orgId, (tx) => tx.run(sql`update files set status = ${next} where id = ${file.id}`));
  await becomes(status);
  expect((await complete()).body.error.reasons[0].kind).toBe('file');
  await becomes('live');
  expect((await complete()).body.result).toBe('completed');
});

describe('template files of a process', () => {
  const at = `/api/business-types/${type.id}/files`;

  it('are hung up by the process owner, read by whoever signs in, and stay', async () => {
    const owner = await test.as('processOwner');
    const answer = await owner.send({ method: 'POST', url: at, ...multipart([['报价模板.png', PNG]]) });
    expect(answer.status).toBe(200);
    const { id } = answer.body.files[0];
    expect((await ann.get(at)).body.files.map(({ name }: { name: string }) => name)).toEqual(['报价模板.png']);
    expect((await ann.get(`/api/files/${id}`)).status).toBe(200);
    expect((await (await test.as('admin', 'foreign')).get(`/api/files/${id}`)).status).toBe(404);
    expect((await owner.delete(`/api/files/${id}`)).status).toBe(403);
    expect((await ann.send({ method: 'POST', url: at, ...multipart([['a.png', PNG]]) })).status).toBe(403);
  });
});
