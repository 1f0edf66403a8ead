import { type APIRequestContext, type Browser, expect as plainExpect } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './journey.ts';

const PASSWORD = 'lamp river Tuesday';
let count = 0;
const freshEmail = (): string => `journey-${process.pid}-${Date.now()}-${count++}@winpath.example`;

/** Writes with the session of this context. */
async function write(request: APIRequestContext, method: 'POST' | 'PUT' | 'PATCH', url: string, data: object) {
  const { cookies } = await request.storageState();
  const csrf = cookies.find((cookie) => cookie.name === 'winpath_csrf')?.value ?? '';
  const answer = await request.fetch(url, { method, data, headers: csrf ? { 'x-csrf-token': csrf } : {} });
  plainExpect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** The text of the newest mail to somebody, once it has been dealt with. */
async function mailTo(admin: APIRequestContext, email: string): Promise<string> {
  let id = '';
  await plainExpect
    .poll(async () => {
      const { mail } = await (await admin.get('/api/outgoing-mail')).json();
      const found = mail.find((row: { recipient: string }) => row.recipient === email);
      id = found?.id ?? '';
      return found?.status;
    })
    .toBe('stored');
  return (await (await admin.get(`/api/outgoing-mail/${id}`)).json()).text;
}

const tokenIn = (text: string): string => /set-password#([\w-]+)/.exec(text)?.[1] ?? '';

/** Somebody new with the given roles who has set his password; `admin` is signed in as an administrator. */
async function newcomer(admin: APIRequestContext, browser: Browser, roleIds: string[]): Promise<string> {
  const email = freshEmail();
  await write(admin, 'POST', '/api/people', { name: '新同事', email, roleIds });
  const token = tokenIn(await mailTo(admin, email));
  const context = await browser.newContext();
  await write(context.request, 'PUT', '/api/one-time-tokens/password', { token, password: PASSWORD });
  await context.close();
  return email;
}

const enter = (request: APIRequestContext, email: string, password = PASSWORD) =>
  request.post('/api/session', { data: { email, password } });
const roleOf = async (admin: APIRequestContext, key: string): Promise<string> =>
  (await (await admin.get('/api/roles')).json()).roles.find((role: { key: string }) => role.key === key).id;

test('an administrator invites a colleague, who sets a password and is in', async ({ page, browser }) => {
  await signIn(page, 'admin');
  const email = freshEmail();
  await page.goto('/people');
  await page.getByRole('button', { name: '邀请' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('欧阳晓晓');
  await dialog.getByLabel('邮箱（登录名）').fill(email);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '发送邀请' }).click();
  await expect(page.getByText('已邀请 欧阳晓晓')).toBeVisible();
  await page.getByRole('searchbox').fill('oyxx');
  await expect(page.getByRole('button', { name: '欧阳晓晓' }).first()).toBeVisible();

  await mailTo(page.request, email);
  await page.getByRole('link', { name: '发出的邮件' }).click();
  await expect(page.getByRole('columnheader', { name: '主题' })).toBeVisible(); // until then rows are those of the people, with buttons too
  await page
    .getByRole('row', { name: new RegExp(email) })
    .getByRole('button')
    .click();
  const text = (await page.locator('.mail-text').textContent()) ?? '';

  const guest = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await guest.goto(`/set-password#${tokenIn(text)}`);
  await expect(guest.getByRole('heading', { name: '欢迎，欧阳晓晓' })).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel('新密码').fill('password123');
  await guest.getByRole('button', { name: '设置密码并登录' }).click();
  await expect(guest.getByText('太常见')).toBeVisible();
  await guest.getByLabel('新密码').fill(PASSWORD);
  await guest.getByRole('button', { name: '设置密码并登录' }).click();
  await expect(guest).toHaveURL(/\/$/);
  await guest.context().close();
});

test('words that settle after one has gone on stay out of the next page’s address', async ({ page }) => {
  await signIn(page, 'admin');
  await page.goto('/people');
  const mayLoad = Promise.withResolvers<void>();
  await page.route('**/OutboxPage*.js', async (route) => {
    await mayLoad.promise;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/api\/people\?.*q=zmy/);
  // typed and gone in one breath, however slow the machine is
  await page.getByRole('searchbox').evaluate((box) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'zmy');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector<HTMLElement>('a[href="/people/mail"]')?.click();
  });
  await asked;
  mayLoad.resolve();
  await expect(page.getByRole('link', { name: '发出的邮件' })).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/\/people\/mail$/);
});

test('a forgotten password is set anew, and the old one is gone', async ({ page, browser }) => {
  const office = await browser.newContext();
  const admin = await office.newPage();
  await signIn(admin, 'admin');
  const email = await newcomer(admin.request, browser, []);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: '忘记密码？' }).click();
  await expect(page.getByRole('heading', { name: '重设密码' })).toBeVisible(); // the page before has a field of that name, too
  await page.getByLabel('邮箱').fill(email);
  await page.getByRole('button', { name: '发送链接' }).click();
  await expect(page.getByRole('status')).toContainText('几分钟内会收到邮件');

  await plainExpect.poll(async () => (await mailTo(admin.request, email)).includes('重设')).toBe(true);
  await page.goto(`/set-password#${tokenIn(await mailTo(admin.request, email))}`);
  await page.getByLabel('新密码').fill('green ladder soup');
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  await office.close();

  const answers = await browser.newContext();
  expect((await enter(answers.request, email)).status()).toBe(401);
  expect((await enter(answers.request, email, 'green ladder soup')).status()).toBe(200);
  await answers.close();
});

test('too many wrong passwords: the page says how long to wait', async ({ page }) => {
  const email = freshEmail();
  for (let i = 0; i < 5; i++) await enter(page.request, email, 'wrong');
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /请 \d+ 秒后再试/ })).toBeVisible();
});

test('one signs out a device one does not know, and makes a key that works until it is revoked', async ({ page, browser }) => {
  const office = await browser.newContext();
  await signIn(await office.newPage(), 'admin');
  const email = await newcomer(office.request, browser, [await roleOf(office.request, 'seller')]);
  await office.close();
  await enter(page.request, email);
  const elsewhere = await browser.newContext({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1',
  });
  await enter(elsewhere.request, email);

  await page.goto('/account');
  await page.getByRole('button', { name: '退出 Safari · iOS' }).click();
  await expect(page.getByText('Safari · iOS')).toHaveCount(0);
  expect((await elsewhere.request.get('/api/session')).status()).toBe(401);
  await elsewhere.close();

  await page.getByRole('button', { name: '新建密钥' }).click();
  await page.getByLabel('用途').fill('ERP 同步');
  await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click();
  await expect(page.getByText('只显示这一次')).toBeVisible();
  const key = (await page.locator('.key-secret code').textContent()) ?? '';
  await expectAccessible(page);
  await page.getByRole('button', { name: '我已保存' }).click();

  const erp = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } });
  const me = await (await erp.request.get('/api/session')).json();
  expect(me.user.email).toBe(email);
  await page.getByRole('button', { name: '作废 ERP 同步' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(page.getByText('还没有密钥。')).toBeVisible();
  expect((await erp.request.get('/api/session')).status()).toBe(401);
  await erp.close();
});

test('a changed role holds from the very next request', async ({ page, browser }) => {
  await signIn(page, 'admin');
  const rights = { functions: {}, objects: {}, fields: {} };
  const nameZh = `收发 ${Date.now()}`;
  const role = await write(page.request, 'POST', '/api/roles', { nameZh, nameEn: nameZh, rights });
  const email = await newcomer(page.request, browser, [role.id]);
  const desk = await browser.newContext();
  await enter(desk.request, email);
  expect((await desk.request.get('/api/outgoing-mail')).status()).toBe(403);

  await page.goto('/people/roles');
  await page.getByRole('button', { name: new RegExp(nameZh) }).click();
  await page.getByRole('switch', { name: '查看发出的邮件' }).click();
  await page.getByRole('button', { name: '核对修改' }).click();
  await expect(page.getByRole('dialog')).toContainText('查看发出的邮件: 可以');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存角色' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await desk.request.get('/api/outgoing-mail')).status()).toBe(200);
  await desk.close();
});
