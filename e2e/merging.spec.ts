import { doorOf } from './doors.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

interface Types {
  businessTypes: { id: string; currentVersionId: string | null; archived: boolean }[];
}

test('a seller makes one of two deals that are the same: from the page, by field, and the old address leads on', async ({
  page,
  baseURL,
}) => {
  const door = await doorOf('thirdSeller', baseURL!);
  const { businessTypes } = await door.get<Types>('/api/business-types');
  const businessTypeId = businessTypes.find((type) => type.currentVersionId && !type.archived)!.id;
  const deal = async (values: object): Promise<string> =>
    (await door.send<{ id: string }>('post', '/api/opportunities', { values: { businessTypeId, closingOn: '2027-03-31', ...values } })).id;
  const survivor = await deal({ name: '鹤鸣阀门自动化', amount: 800_000_00, description: '年前定方案。' });
  const other = await deal({ name: '鹤鸣阀门自动化（重复）', amount: 660_000_00, description: '预算已批。', source: 'exhibition' });
  await deal({ name: '鹤鸣阀门备件', amount: 100_00, currency: 'USD' });
  await door.send('post', `/api/opportunities/${other}/follow-ups`, { kind: 'visit', body: '看过老产线' });
  await door.close();

  await signIn(page, 'thirdSeller');
  await page.goto(`/opportunities/${other}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '合并重复…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^鹤鸣阀门自动化\s*名称相近/ }).click();

  // what stays is chosen by field; swapped, the chosen values stay chosen
  const side = (name: string) => dialog.getByRole('region', { name });
  const field = (name: string) => dialog.getByRole('radiogroup', { name });
  await expect(side('保留的一条')).toContainText('鹤鸣阀门自动化（重复）');
  await expect(dialog.getByRole('button', { name: /合\s*并$/ })).toBeEnabled();
  for (const amount of ['¥800,000', '¥660,000']) await field('销售金额').getByText(amount).click();
  await dialog.getByRole('button', { name: '对调，保留另一条' }).click();
  await expect(side('并入的一条')).toContainText('鹤鸣阀门自动化（重复）');
  await expect(field('销售金额').getByRole('radio', { name: '¥660,000' })).toBeChecked();
  await expect(field('商机来源').getByRole('radio', { name: '展会' })).toBeChecked();
  await field('备注').getByText('两边都留').click();
  await expect(dialog).toContainText('一并移过来：1 条跟进。');
  await expect(dialog).toContainText('合并后不能撤销');
  await expectAccessible(page, 'two deals side by side');
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await dialog.evaluate((box) => [box.scrollWidth, document.documentElement.scrollWidth]);
  expect(Math.max(...width)).toBeLessThanOrEqual(360);
  await dialog.getByRole('button', { name: /合\s*并$/ }).click();

  await expect(page).toHaveURL(new RegExp(survivor));
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('heading', { level: 1, name: '鹤鸣阀门自动化' })).toBeVisible();
  await expect(page.locator('.key-facts')).toContainText('¥660,000');
  await expect(page.locator('.entry').filter({ hasText: '把“鹤鸣阀门自动化（重复）”合并了进来' })).toContainText('1 条跟进');
  await expect(page.locator('.entry').filter({ hasText: '看过老产线' })).toContainText('来自合并前的“鹤鸣阀门自动化（重复）”');

  // an old link
  await page.goto(`/opportunities/${other}`);
  await expect(page).toHaveURL(new RegExp(survivor));
  await expect(page.getByText('这条记录已合并到“鹤鸣阀门自动化”')).toBeVisible();

  // two ticked rows: refused until the sums come from one side
  await page.goto(`/opportunities?view=mine&q=${encodeURIComponent('鹤鸣')}`);
  const row = (name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });
  await expect(row('鹤鸣')).toHaveCount(2);
  for (const name of ['鹤鸣阀门自动化', '鹤鸣阀门备件']) await row(name).getByRole('checkbox').click();
  await page
    .getByRole('region', { name: '批量操作' })
    .getByRole('button', { name: /合\s*并/ })
    .click();
  await expect(dialog.getByRole('alert')).toContainText('两边币种不同');
  await expect(dialog.getByRole('button', { name: /合\s*并$/ })).toBeDisabled();
  for (const name of ['币种', '销售金额']) await field(name).getByRole('radio').first().check();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: /合\s*并$/ }).click();
  await expect(row('鹤鸣')).toHaveCount(1);
});
