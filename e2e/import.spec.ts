// A pipeline comes in by hand: upload, columns, check, import; then one of its deals is opened, refused, mended and moved.
import { choose } from './choose.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

const PIPELINE = `商机名称,客户,销售阶段,金额,开始日期
导入一号 产线改造,导入重工,目标识别,12,2026-01-05
导入二号 仓储升级,导入重工,争取内线,8,2026-02-03
导入三号 日期写错,导入重工,目标识别,5000,2026-02-31
`;

test('a manager imports a pipeline, sees what does not fit, opens one deal, is refused, mends it and moves it', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/imports');
  await choose(page.getByRole('combobox', { name: '导入为' }), '商机');
  await page.locator('input[type=file]').setInputFiles({ name: '商机.csv', mimeType: 'text/csv', buffer: Buffer.from(PIPELINE) });

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('商机.csv');
  await expect(page.getByText('导入一号 产线改造')).toBeVisible();
  await expectAccessible(page);
  await choose(page.getByRole('combobox', { name: '“客户”在系统中没有时' }), '未识别：自动新建');
  await choose(page.getByRole('combobox', { name: '“金额”的金额单位' }), '万元');
  await expect(page.getByText('1 个值未识别')).toBeVisible();
  await page.getByRole('button', { name: '翻译“销售阶段”的取值' }).click();
  const values = page.getByRole('dialog');
  await expect(values.getByRole('row', { name: /争取内线 1/ })).toBeVisible();
  await expectAccessible(page);
  await choose(values.getByRole('combobox', { name: '“争取内线”表示' }), '赢得支持者');
  await values.getByRole('button', { name: /确\s?定/ }).click();
  await expect(page.getByText('已翻译 1 个')).toBeVisible();
  await page.getByRole('button', { name: /^检\s?查$/ }).click();

  await expect(page.getByText('新建 2 行，更新 0 行，跳过 0 行，有问题 1 行')).toBeVisible();
  await expect(page.getByRole('cell', { name: /开始跟进日期 “2026-02-31” 不是日期/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText(/已完成 · 新建 2 行/)).toBeVisible();
  await expect(page.getByRole('link', { name: '下载未导入的行' })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/opportunities');
  await expect(page.getByRole('row', { name: /导入二号 仓储升级/ })).toContainText(/8\s?万|80,000/);
  await page.getByRole('link', { name: '导入一号 产线改造' }).first().click();
  await page.getByRole('button', { name: /移到 赢得支持者/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('还差');
  const move = dialog.getByRole('button', { name: '移到 赢得支持者' });
  await expect(move).toBeDisabled();
  for (const event of ['目标评估总结', '是否外销介入', '了解销售团队规模', '了解客户背景', '了解目标焦点', '预估商机金额'])
    await dialog.getByRole('button', { name: `完成：${event}` }).click();
  await expect(dialog.getByRole('status')).toContainText('都补齐了');
  await move.click();
  await expect(page.getByRole('tab', { name: /赢得支持者/ })).toHaveAttribute('aria-current', 'step');
});
