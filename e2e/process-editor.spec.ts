// A process owner copies a process, breaks it, mends it, publishes it, and changes a rule that acts at once.
import { type APIRequestContext, type Page, request as requests } from '@playwright/test';
import { choose } from './choose.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';
import { PASSWORD, personIn } from './people.ts';

const saved = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();

async function copyOfStandard(page: Page, name: string): Promise<string> {
  await page.goto('/processes');
  await page.getByRole('button', { name: '新建业务类型' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('业务类型').fill(name);
  await choose(dialog.getByRole('combobox'), '复制“标准销售过程”');
  await dialog.getByRole('button', { name: /新\s*建/ }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function publish(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: /发\s*布/ }).click();
  const dialog = page.getByRole('dialog', { name: '发布新版本' });
  await dialog.getByRole('button', { name: /发\s*布/ }).click();
  await expect(page.getByText(`已发布版本 ${number}；进行中的商机留在原来的版本`)).toBeVisible();
}

/** What the seller's own program would ask, with his session. */
async function sellerDoor(baseURL: string): Promise<{ post: (url: string, data: object) => ReturnType<APIRequestContext['post']> }> {
  const door = await requests.newContext({ baseURL });
  const session = await door.post('/api/session', { data: { email: personIn('seller').email, password: PASSWORD } });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  return { post: (url, data) => door.post(url, { data, headers: { 'x-csrf-token': csrfToken } }) };
}

test('a copied process is broken, mended and published as version 2', async ({ page }) => {
  await signIn(page, 'processOwner');
  await copyOfStandard(page, '旅程·发布');
  await publish(page, 1);

  const rate = page.getByLabel('赢率：赢得权利支持者');
  await rate.fill('25');
  await expect(page.getByText('超出 15%')).toBeVisible();
  await saved(page);
  await page.getByRole('button', { name: /发\s*布/ }).click();
  const refused = page.getByRole('dialog', { name: '还不能发布' });
  const line = refused.getByRole('button', { name: /赢得权利支持者.*关键事件共占 20%，本阶段只有 5% 可分/ });
  await expect(line).toBeVisible();
  await expect(refused.getByRole('button', { name: /发\s*布/ })).toBeDisabled();
  await expectAccessible(page);
  await line.click();
  await expect(page.getByRole('heading', { name: '赢得权利支持者 25%' })).toBeFocused();

  await page.getByRole('tab', { name: '阶段设置' }).click();
  await rate.fill('40');
  await page.getByLabel('阶段时间：赢得权利支持者').fill('30');
  await expect(page.getByText(/超出/)).toHaveCount(0);
  await publish(page, 2);
  await page.getByRole('tab', { name: '版本' }).click();
  await page.getByRole('button', { name: '与上一版的差异' }).click();
  await expect(page.getByRole('list', { name: '改动' })).toContainText('赢得权利支持者 阶段时间：21 天 → 30 天');

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '存为模板' }).click();
  const saving = page.getByRole('dialog', { name: '把“旅程·发布”存为模板' });
  await saving.getByLabel('模板名称').fill('旅程模板');
  await saving.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('已存为模板“旅程模板”')).toBeVisible();
  await page.goto('/processes');
  const templates = page.getByRole('region', { name: '公司模板' });
  await expect(templates.getByText('出自“旅程·发布”版本 2，7 个阶段')).toBeVisible();
  await page.getByRole('button', { name: '新建业务类型' }).click();
  const making = page.getByRole('dialog', { name: '新建业务类型' });
  await choose(making.getByRole('combobox'), '旅程模板');
  await expect(making.getByLabel('业务类型')).toHaveValue('旅程模板');
  await making.getByRole('button', { name: /新\s*建/ }).click();
  await expect(page.getByLabel('阶段时间：赢得权利支持者')).toHaveValue('30');
});

test('a rule acts on a running opportunity as soon as it is saved', async ({ page, baseURL }) => {
  await signIn(page, 'processOwner');
  const typeId = await copyOfStandard(page, '旅程·规则');
  await publish(page, 1);
  await page.getByRole('tab', { name: '商机推进控制' }).click();
  const rule = page.getByRole('checkbox', { name: /只能顺序操作阶段和关键事件/ });
  const seller = await sellerDoor(baseURL!);
  const created = await seller.post('/api/opportunities', {
    values: { name: '旅程商机', businessTypeId: typeId, amount: 100_000, closingOn: '2027-03-31' },
  });
  const { id } = (await created.json()) as { id: string };
  const draft = await (await page.request.get(`/api/business-types/${typeId}/draft`)).json();
  const far = draft.definition.stages[4].events[0].id as string;
  const complete = () => seller.post(`/api/opportunities/${id}/key-events/${far}/completion`, {});

  if (!(await rule.isChecked())) {
    await rule.check();
    await page.getByRole('button', { name: /保\s*存/ }).click();
    await expect(page.getByText('已保存，立即生效')).toBeVisible();
  }
  expect((await complete()).status()).toBe(422);
  await rule.uncheck();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByRole('button', { name: /保\s*存/ })).toBeDisabled();
  expect((await complete()).status()).toBe(200);
});

test('an event is added with its settings, moved by the keyboard, and taken back', async ({ page }) => {
  await signIn(page, 'processOwner');
  const typeId = await copyOfStandard(page, '旅程·事件');
  await page.goto(`/processes/${typeId}?tab=flow`);
  const column = page.getByRole('region', { name: '覆盖关键人物 60%' });
  await column.getByRole('button', { name: '添加关键事件' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('事件名称').fill('董事会汇报');
  await dialog.getByLabel('赢率').fill('3');
  await expect(dialog.getByRole('status')).toHaveText('（未分配赢率 -3%）');
  await dialog.getByText('必须上传', { exact: true }).click();
  await dialog.getByLabel('备注').fill('字'.repeat(401));
  await expect(dialog.getByLabel('备注')).toHaveAccessibleDescription('超出 1 字，缩短后才能保存 · 401 / 400');
  await expect(dialog.getByRole('button', { name: /添\s*加/ })).toBeDisabled();
  await page.keyboard.press('Backspace');
  await expect(dialog.getByRole('button', { name: /添\s*加/ })).toBeEnabled();
  await dialog.getByText(/权限设置/).click();
  await dialog.getByPlaceholder('搜索用户、角色、部门').fill('陆一鸣');
  await expect(dialog.getByRole('button', { name: /^选择 / })).toHaveCount(1); // found: the list moves no more
  await dialog.getByRole('button', { name: '选择 陆一鸣' }).click();
  await dialog.getByPlaceholder('搜索用户、角色、部门').fill('销售');
  for (const name of ['销售主管', '华东销售部']) {
    await dialog.getByRole('button', { name: `选择 ${name}`, exact: true }).click();
    await expect(dialog.getByRole('button', { name: `移除 ${name}`, exact: true })).toBeVisible();
  }
  await dialog.locator('input[type=file]').setInputFiles({ name: '汇报模板.txt', mimeType: 'text/plain', buffer: Buffer.from('一页纸') });
  await expect(dialog.getByTitle('汇报模板.txt')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /添\s*加/ }).click();

  const grip = page.getByRole('button', { name: '移动“董事会汇报”' });
  await expect(grip).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const next = page.getByRole('region', { name: '商务谈判 80%' });
  await expect(next.getByText('董事会汇报')).toBeVisible();
  await expect(grip).toBeFocused();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(column.getByText('董事会汇报')).toBeVisible();

  await column.getByRole('button', { name: '添加销售指引' }).click();
  const guidance = page.getByRole('dialog', { name: '销售指引 · 覆盖关键人物' });
  await guidance.getByRole('button', { name: '再加一条' }).click();
  await guidance.getByLabel('标题').fill('汇报前');
  await guidance.getByLabel('内容').fill('先问清谁拍板');
  await guidance.getByRole('button', { name: '保存设置' }).click();
  await expect(guidance).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(column.getByText('董事会汇报')).toBeVisible();
  await expect(column.getByText('汇报前')).toBeVisible();
  const draft = await (await page.request.get(`/api/business-types/${typeId}/draft`)).json();
  const [event] = draft.definition.stages[3].events.filter(({ name }: { name: string }) => name === '董事会汇报');
  expect(event.operators.map(({ kind }: { kind: string }) => kind)).toEqual(['user', 'role', 'department']);
  expect(event.templateFileIds).toHaveLength(1);
});

test('two people edit one draft: theirs is taken, mine comes back by undo', async ({ page, browser }) => {
  await signIn(page, 'processOwner');
  const typeId = await copyOfStandard(page, '旅程·两人');
  const name = page.getByLabel('销售阶段名称：目标识别');
  await expect(name).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'processOwner');
  await other.goto(`/processes/${typeId}`);
  await other.getByLabel('赢率：目标识别').fill('12');
  await saved(other);
  await name.fill('目标');
  const choice = page.getByRole('dialog', { name: `${personIn('processOwner').name}也改了这份草稿` });
  await choice.getByRole('button', { name: '用对方的' }).click();
  await expect(page.getByLabel('赢率：目标识别')).toHaveValue('12');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByLabel('销售阶段名称：目标', { exact: true })).toHaveValue('目标');
  await other.close();
});

test.describe('in English', () => {
  test.use({ locale: 'en' });
  test('the editor speaks the reader’s language', async ({ page }) => {
    await signIn(page, 'processOwner');
    await page.route('**/api/session', async (route) => {
      const answer = await route.fetch();
      const me = await answer.json();
      await route.fulfill({ response: answer, json: { ...me, user: { ...me.user, locale: 'en' } } });
    });
    await page.goto('/processes');
    await page.getByRole('link', { name: 'SG项目' }).click();
    await page.getByRole('tab', { name: 'Advance rules' }).click();
    await expect(page.getByText('Any stage may be skipped').last()).toBeVisible();
    await expectAccessible(page);
  });
});
