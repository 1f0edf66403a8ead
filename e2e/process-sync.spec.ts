// A process owner drops a stage, looks at what that would do, tries and replays the draft, publishes, syncs with a pause, sees the line on
// an opportunity, and rolls back.
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './journey.ts';

type Door = { get: (url: string) => Promise<never>; send: (method: 'POST' | 'PUT', url: string, data: object) => Promise<never> };

/** What the page itself asks, with its session. */
async function doorOf(page: Page): Promise<Door> {
  const request: APIRequestContext = page.request;
  const csrf = (await page.context().cookies()).find(({ name }) => name === 'winpath_csrf')?.value ?? '';
  return {
    get: async (url) => (await (await request.get(url)).json()) as never,
    send: async (method, url, data) => {
      const answer = await request.fetch(url, { method, data, headers: { 'x-csrf-token': csrf } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as never;
    },
  };
}

interface Stage {
  id: string;
  name: string;
  kind: string;
  events: { id: string; name: string }[];
}

/** So many that a pause comes in time. */
const DEALS = 60;
const MOVED = 2;

/** A business type of its own, published, in which stages may be skipped. */
async function world(door: Door): Promise<{ typeId: string; stages: Stage[] }> {
  const types: { businessTypes: { id: string; name: string }[] } = await door.get('/api/business-types');
  const standard = types.businessTypes.find(({ name }) => name === '标准销售过程')!;
  const type: { id: string } = await door.send('POST', '/api/business-types', { name: '旅程·同步', copyOf: standard.id });
  const typeId = type.id;
  const draft: { revision: number; definition: { stages: Stage[] } } = await door.get(`/api/business-types/${typeId}/draft`);
  await door.send('POST', `/api/business-types/${typeId}/versions`, { revision: draft.revision, note: '第一版' });
  await door.send('PUT', `/api/business-types/${typeId}/rules`, { sequentialOnly: false, freeSkip: true });
  return { typeId, stages: draft.definition.stages };
}

async function addDeal(door: Door, typeId: string, number: number, first: Stage, second: Stage): Promise<void> {
  const values = { name: `同步商机 ${number}`, businessTypeId: typeId, amount: 100_000, closingOn: '2027-03-31' };
  const { id }: { id: string } = await door.send('POST', '/api/opportunities', { values });
  await door.send('POST', `/api/opportunities/${id}/key-events/${first.events[0]!.id}/completion`, {});
  if (number <= MOVED) await door.send('PUT', `/api/opportunities/${id}/stage`, { stageId: second.id, override: { reason: '旅程' } });
}

/** As if the pause were asked for the moment it can be. */
async function pauseAtOnce(page: Page, door: Door): Promise<void> {
  await page.route('**/api/business-types/*/syncs', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch();
    const { id } = (await response.json()) as { id: string };
    await door.send('PUT', `/api/process-syncs/${id}/state`, { state: 'paused' });
    await route.fulfill({ response });
  });
}

test('drop a stage: simulate, replay, publish, sync with a pause, the line on the opportunity, roll back', async ({ page }) => {
  await signIn(page, 'admin');
  const admin = await doorOf(page);
  const { typeId, stages } = await world(admin);
  const [first, second] = [stages[0]!, stages[1]!];
  for (let number = 1; number <= DEALS; number += 10)
    await Promise.all(Array.from({ length: 10 }, (_, more) => addDeal(admin, typeId, number + more, first, second)));
  await page.context().clearCookies();
  await signIn(page, 'processOwner');
  const owner = await doorOf(page);
  await page.goto(`/processes/${typeId}`);
  const saved = page.getByText('已保存', { exact: true });

  await test.step('the draft loses its second stage', async () => {
    await page.getByRole('button', { name: `删除“${second.name}”` }).click();
    await expect(page.getByLabel(`销售阶段名称：${second.name}`, { exact: true })).toHaveCount(0);
    await expect(saved).toBeVisible();
  });

  await test.step('the simulator says what is checked and why', async () => {
    await page.getByRole('tab', { name: '模拟' }).click();
    const verdict = page.getByRole('region', { name: '检查结果' });
    await expect(verdict.getByRole('status')).toContainText(/不能移到/);
    await expect(verdict.getByText(`关卡：${first.name}`)).toBeVisible();
    const facts = page.getByRole('region', { name: '事实' });
    const group = facts.getByRole('group', { name: first.name });
    for (const box of await group.getByRole('checkbox').all()) await box.check();
    await page.getByLabel('能编辑这个商机').check();
    await expect(verdict.getByRole('status')).toContainText(/可以移到/);
    await page.getByLabel('能编辑这个商机').uncheck();
    await expect(verdict.getByRole('listitem').filter({ hasText: '能编辑这个商机' }).first()).toContainText('不满足');
    await expectAccessible(page);
  });

  await test.step('the replay counts the real moves', async () => {
    await page.getByRole('tab', { name: '回放' }).click();
    await page.getByRole('button', { name: /回\s*放/ }).click();
    const result = page.getByRole('region', { name: '回放结果' });
    await expect(result).toContainText(`${DEALS} 个进行中的商机`);
    await expect(result).toContainText(`${MOVED} 次推进`);
    await expectAccessible(page);
  });

  await test.step('publish and sync, with a pause', async () => {
    await page.getByRole('button', { name: /发\s*布/ }).click();
    await page
      .getByRole('dialog', { name: '发布新版本' })
      .getByRole('button', { name: /发\s*布/ })
      .click();
    await expect(page.getByText(/已发布版本 2/)).toBeVisible();
    await page.getByRole('button', { name: '同步到销售机会' }).click();
    const preview = page.getByRole('region', { name: '同步预览' });
    await expect(preview).toContainText(`${DEALS} 个商机还在旧版本上`);
    await expect(preview).toContainText(second.name);
    await preview.getByRole('button', { name: /个换阶段/ }).click();
    await expect(preview.getByRole('link', { name: '同步商机 1' })).toBeVisible();
    await expectAccessible(page);
    await preview.getByRole('button', { name: `同步 ${DEALS} 个商机` }).click();
    await pauseAtOnce(page, owner);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `同步 ${DEALS} 个商机` })
      .click();
    await expect(page.getByRole('heading', { name: '同步到版本 2已暂停' })).toBeVisible();
    await page.getByRole('button', { name: /继\s*续/ }).click();
    await expect(page.getByText(`已同步 ${DEALS}，失败 0，共 ${DEALS}`)).toBeVisible();
  });

  await test.step('the opportunity tells it, and the inbox', async () => {
    await page.getByRole('button', { name: '查看变化' }).click();
    await page.getByRole('link', { name: '同步商机 1' }).click();
    await expect(page.getByText(`流程同步：“${second.name}”改为“${first.name}”`)).toBeVisible();
    await page.goto('/inbox');
    await page.getByRole('link', { name: `“旅程·同步”已同步到版本 2：成功 ${DEALS}，失败 0` }).click();
    await expect(page.getByText(/所有进行中的商机都已在版本 2 上/)).toBeVisible();
  });

  await test.step('roll back after looking at the difference', async () => {
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByRole('button', { name: '回退到此版本' }).click();
    const dialog = page.getByRole('dialog', { name: '回退到版本 1' });
    await expect(dialog.getByRole('list', { name: '改动' })).toContainText(`${second.name} 新增阶段`);
    await dialog.getByRole('button', { name: /回\s*退/ }).click();
    await expect(page.getByText('来自版本 1')).toBeVisible();
    await page.getByRole('tab', { name: '阶段设置' }).click();
    await expect(page.getByLabel(`销售阶段名称：${second.name}`, { exact: true })).toBeVisible();
  });
});
