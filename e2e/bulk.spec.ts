// A hundred accounts are changed at once: everything the search finds is chosen, the run is watched, and taken back but for the one
// that somebody has changed since.
import { choose } from './choose.ts';
import { doorOf } from './doors.ts';
import { expect, expectAccessible, signIn, test } from './journey.ts';

/** One more than a list loads at once. */
const ACCOUNTS = 101;
/** Not all of them: the journeys beside this one want an answer, too. */
const AT_ONCE = 10;

test('a seller changes everything a search finds, sees it done, and takes it back', async ({ page, baseURL }) => {
  test.slow(); // two runs over a hundred records, on whatever machine
  const door = await doorOf('thirdSeller', baseURL!);
  const create = (at: number) => door.send<{ id: string }>('post', '/api/accounts', { values: { name: `批量演示 ${at}` } });
  const accounts: { id: string }[] = [];
  while (accounts.length < ACCOUNTS) {
    const more = Math.min(AT_ONCE, ACCOUNTS - accounts.length);
    accounts.push(...(await Promise.all(Array.from({ length: more }, (_, at) => create(accounts.length + at)))));
  }

  await signIn(page, 'thirdSeller');
  await page.goto('/accounts?q=批量演示');
  const bar = page.getByRole('region', { name: '批量操作' });
  await page.getByRole('checkbox', { name: '选择已载入的全部' }).click();
  await bar.getByRole('button', { name: '选中找到的全部 101 条' }).click();
  await expect(bar.getByRole('status')).toHaveText('已选中找到的全部 101 条');
  await bar.getByRole('button', { name: '修改字段' }).click();
  await choose(page.getByRole('combobox', { name: '字段' }), '客户级别');
  await choose(page.getByRole('combobox', { name: '客户级别' }), '重点客户');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(bar.getByRole('status')).toHaveText('已修改 101 条', { timeout: 120_000 });
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: '批量演示' }).first()).toContainText('重点客户');
  await expectAccessible(page);

  await door.send('patch', `/api/accounts/${accounts[0]!.id}`, { values: { level: null } });
  await bar.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(bar.getByRole('status')).toHaveText('已撤销，100 条恢复原样', { timeout: 120_000 });
  await bar.getByRole('link', { name: '看原因' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('修改 101 条客户');
  await expect(page.getByRole('region', { name: '保持现状的记录' }).getByRole('listitem')).toHaveText(
    /批量演示 0.*之后又有人改过：客户级别/,
  );
  await expectAccessible(page);
  await door.send('post', '/api/accounts/bulk', { ids: accounts.map(({ id }) => id), act: { do: 'delete' } });
  await door.close();
});
