// 周期与计划: from the plan of one opportunity to what the manager sees of all of them.
import fs from 'node:fs';
import { demoId } from '#server/db/demo/ids.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

/** In the company's time zone; a run may begin before midnight and end after it. */
const daysSince = (day: string): number => Math.floor((Date.now() + 8 * 3_600_000 - Date.parse(day)) / 86_400_000);
const pageOf = (story: string): string => `/opportunities/${demoId(`opportunity ${story}`)}?tab=plan`;

test('a seller sets the plan of the stages; the closing date and the ends keep each other in order', async ({ page }) => {
  await signIn(page, 'seller');
  await page.goto(pageOf('xingdu-phase2'));
  await expect(page.getByRole('list', { name: '当前风险' })).toContainText('阶段超期');
  const plan = page.getByRole('region', { name: '阶段计划' });
  const late = plan.getByRole('row', { name: /立项与公关/ });
  await expect(late).toContainText('▲ 晚');
  const planned = /\d{4}-\d\d-\d\d/.exec((await late.textContent()) ?? '')?.[0] ?? '';
  expect(daysSince(planned), 'four days ago when the demo world was made').toBeGreaterThanOrEqual(4);
  await expect(late).toContainText(`▲ 晚 ${daysSince(planned)} 天`);
  await expectAccessible(page);

  await plan.getByRole('button', { name: '设置阶段计划' }).click();
  const dialog = page.getByRole('dialog');
  const end = dialog.getByLabel('立项与公关 结束时间');
  const closing = dialog.getByLabel('结单日期 结束时间');
  const closesOn = await closing.inputValue();
  await end.fill('2099-01-01');
  await end.press('Enter');
  await expect(dialog.getByRole('alert').first()).toContainText('晚于结单日期');
  await expect(dialog.getByRole('button', { name: /保\s*存/ })).toBeDisabled();
  await dialog.getByRole('button', { name: /重\s*置/ }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('阶段计划已保存')).toBeVisible();
  await expect(dialog).toBeHidden();

  // a closing date before the plan asks whether the plan may follow
  await page.getByRole('tab', { name: '资料' }).click();
  const pair = page.locator('.field-pair').filter({ hasText: '结单日期' });
  await pair.getByRole('button').first().click();
  const early = await page.evaluate(() => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await pair.getByRole('textbox').fill(early);
  await pair.getByRole('textbox').press('Enter');
  const choice = page.getByRole('dialog', { name: '结单日期早于阶段计划' });
  await expect(choice).toContainText('商务与合同');
  await choice.getByRole('button', { name: '把超出的阶段一起提前' }).click();
  await page.getByRole('tab', { name: '计划与风险' }).click();
  await expect(plan.getByRole('row', { name: /商务与合同/ })).toContainText(early);
  expect(closesOn).not.toBe(early);
});

test('a manager reads plan against actual, goes through it by keyboard, filters the risks and takes the node check along', async ({
  page,
}) => {
  await signIn(page, 'manager');
  await page.goto('/plans');
  const chart = page.getByRole('region', { name: '计划甘特图' });
  await expect(chart.getByRole('link', { name: '禾序农业 包装线自动化' })).toBeVisible();
  await expect(chart.getByRole('img', { name: /目标识别：实际/ }).first()).toBeVisible();
  await expectAccessible(page);
  await chart.getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(chart.getByRole('link').nth(1)).toBeFocused();
  await page.locator('.portfolio-filters').getByText('表', { exact: true }).click();
  await expect(page.getByRole('row', { name: /禾序农业 包装线自动化/ })).toBeVisible();
  const [slips] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(fs.readFileSync(await slips.path(), 'utf8')).toContain('禾序农业 包装线自动化');

  await page.getByRole('link', { name: '风险清单' }).click();
  await page.getByRole('button', { name: /阶段超期/ }).click();
  await expect(page.getByRole('row', { name: /禾序农业 包装线自动化/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /久未跟进/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('link', { name: '节点检查' }).click();
  await expect(page.getByRole('row', { name: /禾序农业.*目标评估总结/ })).toContainText(/逾期 \d+ 天/);
  const [nodes] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(fs.readFileSync(await nodes.path(), 'utf8')).toContain('目标评估总结');
  await page.goto('/opportunities/board');
  await expect(page.getByRole('img', { name: /阶段超期 · 另有/ }).first()).toBeVisible();
});

test('an administrator keeps the calendar and says what counts as a risk', async ({ page }) => {
  await signIn(page, 'admin');
  await page.goto('/settings/calendar');
  const year = String(new Date().getFullYear() + 1);
  await page.getByText(year, { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'c.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`day,kind,name\n${year}-01-01,放假,元旦\n${year}-13-01,放假,`),
  });
  await expect(page.getByText('第 2 行：日期无效')).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(`day,kind,name\n${year}-01-01,放假,元旦`) });
  await expect(page.getByText('已导入 1 天')).toBeVisible();
  await expect(page.getByLabel('名称')).toHaveValue('元旦');
  await expectAccessible(page);

  await page.goto('/settings/risks');
  await page.getByLabel('几天没有跟进算风险').fill('60');
  await page.getByLabel('没有下一步 · 检查').uncheck();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('风险设置已保存，正在重新检查商机')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/plans/risks');
  await expect(page.getByRole('button', { name: /阶段超期/ })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: /阶段超期/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /没有下一步/ })).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
});
