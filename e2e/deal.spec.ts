import { demoId } from '#server/db/demo/ids.ts';
import { choose } from './choose.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const DEAL = `/opportunities/${demoId('opportunity yunxiu-line')}`;

test('a seller works on a deal: speaks, shows papers, talks with colleagues, draws who decides, prices what is sold', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true }));
  await signIn(page, 'thirdSeller');
  await page.goto(DEAL);
  const tab = (name: string) => page.locator('.record-tabs').getByRole('tab', { name, exact: true });

  // a colleague joins with a role, takes part in a spoken follow-up with a picture
  await page.getByRole('button', { name: '添加团队成员' }).click();
  const member = page.getByRole('dialog');
  await choose(member.getByLabel('同事'), '韩子墨', '韩子墨');
  await member.getByLabel('角色').fill('售前');
  await member.getByRole('button', { name: /添\s*加/ }).click();
  await expect(page.getByRole('complementary', { name: '团队成员' })).toContainText('售前');
  await page.getByRole('button', { name: '语音' }).click();
  await expect(page.getByText('0:01 /')).toBeVisible();
  await page.getByRole('button', { name: '说完了' }).click();
  await page.locator('.composer input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PNG });
  await choose(page.getByLabel('一起跟进的人'), '韩子墨');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '发布' }).click();
  const entry = page.locator('.entry-follow-up').first();
  await expect(entry).toContainText('一起：韩子墨');
  await entry.getByRole('button', { name: /播放/ }).click();
  await expect(entry.locator('.voice-note')).toContainText(/\/ 0:0\d/);
  await entry.getByRole('img', { name: '现场.png' }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: '现场.png' })).toBeVisible();
  await page.keyboard.press('Escape');

  // papers: a PDF in the browser's reader, a text by its name, one after the other
  await tab('文件').click();
  await page.locator('.files-panel input[type=file]').setInputFiles([
    { name: '方案.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('说明') },
  ]);
  await page.getByRole('button', { name: '查看“方案.pdf”' }).click();
  const viewer = page.getByRole('dialog');
  await expect(viewer.locator('iframe')).toHaveAttribute('src', /^\/api\/files\//);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '查看“说明.txt”' }).click();
  await expect(viewer).toContainText('请下载后打开');
  await page.keyboard.press('ArrowRight');
  await expect(viewer).not.toContainText('说明.txt');
  await page.keyboard.press('Escape');

  // the chain
  await tab('决策链').click();
  for (const [name, role, attitude, superior] of [
    ['苏砚秋', '决策者', '支持', undefined],
    [undefined, '影响者', '反对', '苏砚秋'],
  ] as const) {
    await page.getByRole('button', { name: '添加联系人' }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog.getByLabel('联系人'), name, name);
    await choose(dialog.getByLabel('角色'), role);
    await dialog.getByText(attitude, { exact: true }).click();
    if (superior) await choose(dialog.getByLabel('向谁汇报'), superior);
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog).toBeHidden();
  }
  const map = page.getByRole('region', { name: '决策链图' });
  await expect(map.getByRole('button')).toHaveCount(2);
  await expect(map.locator('> div > svg > path')).toHaveCount(1);
  await expectAccessible(page);

  // what is sold becomes the amount
  await tab('产品').click();
  await page.getByRole('button', { name: '添加产品' }).click();
  const line = page.getByRole('dialog');
  await choose(line.getByLabel('产品'), '云岭 M2 产线网关', 'M2');
  await expect(line.getByLabel('单价')).toHaveValue('28600.00');
  await line.getByLabel('数量').fill('10');
  await line.getByLabel('折扣').fill('10');
  await line.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByRole('button', { name: '作为销售金额' }).click();
  await expect(page.locator('.key-facts')).toContainText('¥257,400');

  // a colleague hears of it and answers; it appears without reloading
  const colleague = await browser.newContext({ baseURL: baseURL!, locale: 'zh-CN' });
  const hisPage = await colleague.newPage();
  await signIn(hisPage, 'otherSeller');
  await hisPage.goto(`${DEAL}?tab=discussion`);
  await page.locator('.record-actions').getByRole('button', { name: '讨论' }).click();
  await page.getByLabel('讨论内容').fill('@韩子墨 折扣能到九折吗？');
  await page.getByRole('button', { name: /发\s*送/ }).click();
  await expect(hisPage.getByText('折扣能到九折吗？')).toBeVisible();
  await hisPage.getByLabel('讨论内容').fill('可以，我来和陆总说');
  await hisPage.getByRole('button', { name: /发\s*送/ }).click();
  await expect(page.getByText('可以，我来和陆总说')).toBeVisible();
  await hisPage.goto('/inbox');
  await expect(hisPage.getByText('里提到了您').first()).toBeVisible();
  await colleague.close();

  // another business type begins at its own first stage
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '更改业务类型' }).click();
  await choose(page.getByRole('dialog').getByLabel('业务类型'), 'SG项目');
  await page.getByRole('dialog').getByRole('button', { name: '更改业务类型' }).click();
  await expect(page.getByRole('tab', { name: /立项与公关/ })).toHaveAttribute('aria-current', 'step');
});

test('who may only look finds every verb in its place, greyed, with the reason', async ({ page }) => {
  await signIn(page, 'reader');
  await page.goto(DEAL);
  await expect(page.locator('.record-actions').getByRole('button', { name: /编辑/ })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: '更多操作' }).click();
  await expect(page.getByRole('menuitem', { name: /转移负责人/ })).toContainText('只有负责人');
  await expect(page.getByRole('menuitem', { name: '复制链接' })).not.toHaveAttribute('aria-disabled', 'true');
});
