import { demoId } from '#server/db/demo/ids.ts';
import { choose } from './choose.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

const pageOf = (story: string): string => `/opportunities/${demoId(`opportunity ${story}`)}`;

test('a seller is told exactly why an opportunity cannot move, mends it on the spot, and moves it', async ({ page }) => {
  await signIn(page, 'seller');
  await page.goto(pageOf('lanchuan-energy'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('澜川置业 楼宇能耗平台');
  const path = page.getByRole('tablist', { name: '销售阶段' });
  await expect(path.getByRole('tab', { name: /赢得支持者.*12%/ })).toHaveAttribute('aria-current', 'step');
  await expectAccessible(page);

  await page.getByRole('button', { name: /移到 赢得权利支持者/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('还差 4 项');
  const move = dialog.getByRole('button', { name: '移到 赢得权利支持者' });
  await expect(move).toBeDisabled();
  for (const event of ['了解客户决策链', '引荐权利支持者', '了解预算及时间', '方案介绍']) {
    await dialog.getByRole('button', { name: `完成：${event}` }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: event })).toHaveClass(/mended/);
  }
  await expect(dialog.getByRole('status')).toContainText('都补齐了');
  await move.click();
  await expect(path.getByRole('tab', { name: /赢得权利支持者/ })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByText('将销售阶段从“赢得支持者”变为“赢得权利支持者”')).toBeVisible();
});

test('key information is filled in place, a document is uploaded, and a must-upload event waits for it', async ({ page }) => {
  await signIn(page, 'otherSeller');
  await page.goto(pageOf('lanji-room'));
  await expect(page.getByRole('tab', { name: /客户培育/ })).toHaveAttribute('aria-current', 'step');
  const goal = page.getByRole('listitem').filter({ hasText: '需求规格确认' });
  await goal.getByRole('checkbox').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(goal.getByRole('checkbox')).not.toBeChecked();
  await goal.locator('input[type=file]').setInputFiles({ name: '规格书.txt', mimeType: 'text/plain', buffer: Buffer.from('规格') });
  await expect(goal.getByRole('button', { name: '规格书.txt' })).toBeVisible();
  await goal.getByRole('checkbox').click();
  await expect(goal.getByRole('checkbox')).toBeChecked();
});

test('a follow-up appears at once, also on a colleague’s page', async ({ page, browser, baseURL }) => {
  const colleague = await browser.newContext({ baseURL: baseURL!, locale: 'zh-CN' });
  const hisPage = await colleague.newPage();
  await signIn(hisPage, 'manager');
  await hisPage.goto(pageOf('hexu-pack'));
  await expect(hisPage.getByRole('heading', { level: 1 })).toBeVisible();

  await signIn(page, 'otherSeller');
  await page.goto(pageOf('hexu-pack'));
  await page.getByLabel('跟进内容').fill('毕厂长约周四看样机');
  await page.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('毕厂长约周四看样机')).toBeVisible();
  await expect(hisPage.getByText('毕厂长约周四看样机')).toBeVisible();
  await colleague.close();
});

test('on the board a card that may not move stays and the reasons open; one that may moves, by mouse and by keyboard', async ({ page }) => {
  await signIn(page, 'otherSeller');
  await page.goto(`/opportunities/board?type=${demoId('type standard')}`);
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expectAccessible(page);
  await expect(column('赢得支持者').getByText('蓝脊动力通信 UPS 在线监测')).toBeVisible();

  await card('蓝脊动力通信 UPS 在线监测').dragTo(column('赢得权利支持者'));
  await expect(page.getByRole('dialog')).toContainText('还不能移到“赢得权利支持者”');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await expect(column('赢得支持者').getByText('蓝脊动力通信 UPS 在线监测')).toBeVisible();

  const grip = page.getByRole('button', { name: '移动“蓝脊动力通信 UPS 在线监测”' });
  await grip.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(column('目标识别').getByText('蓝脊动力通信 UPS 在线监测')).toBeVisible();
});

test('a loss needs its reason; a manager reopens it', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto(pageOf('lixing-inspect'));
  await page.locator('.record-actions').getByRole('button', { name: '输单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '记为输单' }).click();
  await expect(dialog.getByText('请选择输单原因')).toBeVisible();
  await choose(dialog.getByLabel('输单原因'), '预算取消');
  await dialog.getByRole('button', { name: '记为输单' }).click();
  await expect(page.getByRole('tab', { name: /输单/ })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('region', { name: '已输单' })).toContainText('预算取消');
  await expect(page.getByText('原因：预算取消')).toBeVisible();
  await expect(page.getByText(/还差 \d+ 项/)).toHaveCount(0);
  await page.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByRole('tab', { name: /覆盖关键人物/ })).toHaveAttribute('aria-current', 'step');
});

test.describe('in English', () => {
  test.use({ locale: 'en' });
  test('a reader sees the whole path and why he may not move', async ({ page }) => {
    await signIn(page, 'finance');
    await page.request.patch('/api/account', {
      data: { locale: 'en' },
      headers: { 'x-csrf-token': (await page.context().cookies()).find(({ name }) => name === 'winpath_csrf')!.value },
    });
    await page.goto(pageOf('yuanzhou-sorting'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('远舟物流 十二仓分拣检测');
    await expect(page.getByRole('button', { name: /Move to|移到/ })).toHaveAttribute('aria-disabled', 'true');
  });
});
