import type { Locator, Page } from '@playwright/test';
import { choose } from './choose.ts';
import { doorOf } from './doors.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';
import { personIn, type Role } from './people.ts';

const grid = (page: Page) => page.getByRole('grid');
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });

async function createAccount(page: Page, name: string): Promise<void> {
  await page.goto('/accounts/new');
  await page.getByLabel('客户名称').fill(name);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Accounts to work on; the form has its own journey. */
async function accountsNamed(owner: Role, baseURL: string, ...names: string[]): Promise<void> {
  const door = await doorOf(owner, baseURL);
  for (const name of names) await door.send('post', '/api/accounts', { values: { name } });
  await door.close();
}

/** In one breath, however slow the machine is. */
const typeAndEnter = (select: Locator, words: string): Promise<void> =>
  select.evaluate(async (box, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    for (let step = 0; step < 10; step++) await Promise.resolve();
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true }));
  }, words);

const chooseIn = (page: Page, field: string, option: string): Promise<void> => choose(page.getByRole('combobox', { name: field }), option);

test('a seller creates an account, is warned of a double, and finds it by its initials', async ({ page }) => {
  await signIn(page, 'seller');
  await createAccount(page, '澄海精密仪器有限公司');
  await expectAccessible(page);

  await page.goto('/accounts/new');
  await page.getByLabel('客户名称').fill('澄海精密仪器');
  await expect(page.getByText('可能已经有了')).toBeVisible();
  await page.getByLabel('电话').fill('不是电话');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('格式不对')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/accounts');
  await page.getByRole('textbox', { name: '在列表里查找' }).fill('chjm');
  await expect(page).toHaveURL(/q=chjm/);
  await expect(rowOf(page, '澄海精密仪器有限公司')).toBeVisible();
  await rowOf(page, '澄海精密仪器有限公司').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('澄海精密仪器有限公司');
});

test('a filter becomes a view, and the address brings all of it back', async ({ page, baseURL }) => {
  await signIn(page, 'seller');
  await accountsNamed('seller', baseURL!, '望江重工');
  await page.goto('/accounts?q=望江');
  await rowOf(page, '望江重工').getByRole('gridcell').nth(2).dblclick();
  await page.locator('.ant-select-dropdown:visible').getByTitle('重点客户').click();
  await expect(rowOf(page, '望江重工')).toContainText('重点客户');

  await page.goto('/accounts');
  await page.getByRole('button', { name: '筛选' }).click();
  await chooseIn(page, '字段', '客户级别');
  await chooseIn(page, '客户级别', '重点客户');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByRole('list', { name: '筛选条件' })).toContainText('客户级别 属于 重点客户');
  await expect(rowOf(page, '望江重工')).toBeVisible();
  await page.getByRole('button', { name: '客户名称' }).click();

  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('我的重点');
  await page.getByRole('button', { name: '保存' }).click();
  const view = page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '我的重点' });
  await expect(view).toHaveAttribute('aria-current', 'true');
  await expectAccessible(page);

  await page.reload();
  await expect(view).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('list', { name: '筛选条件' })).toContainText('重点客户');
  await expect(page.getByRole('columnheader', { name: '客户名称' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(rowOf(page, '望江重工')).toBeVisible();
});

test('a list is grouped, its columns moved and widened, kept as a view and pinned', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/opportunities');
  const heads = () => page.getByRole('columnheader').filter({ hasText: /\S/ }).allTextContents();
  const head = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
  await head('销售金额').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await heads()).slice(0, 5)).toEqual(['商机名称', '客户', '销售阶段', '销售金额', '赢率']);
  await page.getByRole('columnheader', { name: '结单日期' }).dragTo(page.getByRole('columnheader', { name: '客户' }), {
    targetPosition: { x: 4, y: 10 },
  });
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['商机名称', '结单日期', '客户']);

  await page.getByRole('button', { name: '分组' }).click();
  await page.getByRole('menuitem', { name: '销售阶段' }).click();
  const group = grid(page).getByRole('row').filter({ hasText: '目标识别' }).first();
  await expect(group).toContainText(/目标识别\d+销售金额合计/);
  await expect(rowOf(page, '禾序农业 包装线自动化')).toBeVisible();
  await group.getByRole('button').click();
  await expect(rowOf(page, '禾序农业 包装线自动化')).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('按阶段看');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).not.toHaveURL(/group=/);
  const width = async () => (await page.getByRole('columnheader', { name: '结单日期' }).boundingBox())?.width ?? 0;
  const before = await width();
  await head('结单日期').focus();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
  await page.getByRole('button', { name: '更新视图' }).click();
  await page.getByRole('button', { name: '固定到左栏' }).click();
  await page.goto('/');
  await page.getByRole('list', { name: '固定的视图' }).getByRole('link', { name: '按阶段看' }).click();
  await expect(page.getByRole('button', { name: '按销售阶段分组' })).toBeVisible();
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['商机名称', '结单日期', '客户']);
  expect(await width()).toBeGreaterThan(before);
});

test('the numbers of the home page open the records behind them', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/');
  const team = page.getByRole('region', { name: '团队' });
  const one = team
    .getByRole('row')
    .filter({ hasText: personIn('seller').name })
    .getByRole('link')
    .first();
  const count = Number(await one.textContent());
  expect(count).toBeGreaterThan(0);
  await one.click();
  await expect(page.getByRole('list', { name: '筛选条件' })).toContainText('进行中');
  await expect(page.getByRole('status')).toHaveText(`共 ${count} 条`);
  await page.goBack();
  const late = page.getByRole('region', { name: '今日待跟进' }).getByRole('link', { name: /商机逾期 \d+/ });
  const overdue = Number(/\d+/.exec((await late.textContent()) ?? '')?.[0]);
  await late.click();
  await expect(page.getByRole('status')).toHaveText(`共 ${overdue} 条`);
  await page.goBack();
  await page.getByTitle('我的').click();
  await expect(page).toHaveURL(/of=me/);
  await expect(team).toHaveCount(0);
});

test('the keyboard walks the list, edits in place, ticks rows and peeks', async ({ page, baseURL }) => {
  await signIn(page, 'seller');
  await accountsNamed('seller', baseURL!, '键盘甲', '键盘乙');
  await page.goto('/accounts?q=键盘&sort=name');
  const first = grid(page).getByRole('row').nth(1);
  const name = await first.getByRole('link').textContent();
  await page.locator('[data-cell="0:0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.locator('.ant-select-dropdown:visible').getByTitle('战略客户').click();
  await expect(first).toContainText('战略客户');
  await expect(page.locator('[data-cell="0:1"]')).toBeFocused();

  await page.keyboard.press('Space');
  const peek = page.getByRole('dialog');
  await expect(peek).toContainText(name ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(peek).toContainText(name === '键盘甲' ? '键盘乙' : '键盘甲');
  await expectAccessible(page);
  await peek.getByRole('button', { name: '打开' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('键盘');
});

test('a manager hands several accounts over at once', async ({ page, baseURL }) => {
  await signIn(page, 'manager');
  await accountsNamed('manager', baseURL!, '批量一号', '批量二号');
  await page.goto('/accounts?q=批量');
  await grid(page).getByRole('checkbox', { name: '选择“批量一号”' }).click();
  await grid(page)
    .getByRole('checkbox', { name: '选择“批量二号”' })
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: '批量操作' });
  await expect(bar).toContainText('已选 2 条');
  await expectAccessible(page);
  await bar.getByRole('button', { name: '转移负责人' }).click();
  const successor = page.getByRole('dialog').getByRole('combobox');
  await typeAndEnter(successor, personIn('seller').name);
  const apply = page.getByRole('button', { name: '应用' });
  await expect(apply, 'nobody is chosen before he was found').toBeDisabled();
  await choose(successor, personIn('seller').name, personIn('seller').name);
  await apply.click();
  await expect(page.getByText('已转移 2 条')).toBeVisible();
  await expect(rowOf(page, '批量一号')).toContainText(personIn('seller').name);
});

test('a field of the company’s own is asked, shown and filtered by', async ({ page }) => {
  await signIn(page, 'admin');
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: '新建字段' }).first().click();
  await page.getByLabel('中文名称').first().fill('预算级别');
  await page.getByLabel('英文名称').first().fill('Budget class');
  await chooseIn(page, '类型', '单选');
  await page.getByRole('button', { name: '添加选项' }).click();
  await page.getByLabel('选项 1 的中文').fill('充足');
  await page.getByLabel('选项 1 的英文').fill('Ample');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '预算级别' })).toContainText('budgetClass');
  await expectAccessible(page);

  await page.goto('/accounts/new');
  await page.getByLabel('客户名称').fill('自定义字段客户');
  await chooseIn(page, '预算级别', '充足');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '自定义字段客户' })).toBeVisible();

  await page.goto('/accounts?columns=name,custom.budgetClass&filter=["custom.budgetClass","equals","ample"]');
  await expect(page.getByRole('columnheader', { name: '预算级别' })).toBeVisible();
  await expect(rowOf(page, '自定义字段客户')).toContainText('充足');
});

test.describe('in English', () => {
  test.use({ locale: 'en' });

  test('an account is created, changed, deleted and brought back', async ({ page }) => {
    await signIn(page, 'englishSeller');
    const csrf = (await page.context().cookies()).find(({ name }) => name === 'winpath_csrf')?.value ?? '';
    const answer = await page.request.patch('/api/account', {
      data: { locale: 'en' },
      headers: { 'x-csrf-token': decodeURIComponent(csrf) },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    await page.goto('/accounts/new');
    await page.getByLabel('Account name').fill('Northwind Machinery');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Northwind Machinery' })).toBeVisible();
    await page.getByRole('button', { name: /Edit$/ }).click();
    await page.getByLabel('Address').fill('1 Harbour Road');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'Details' }).click();
    await expect(page.getByText('1 Harbour Road', { exact: true })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/accounts$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Northwind Machinery' })).toBeVisible();
  });
});
