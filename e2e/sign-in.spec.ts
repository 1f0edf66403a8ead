import { expect, expectAccessible, signIn, test } from './journey.ts';
import { PASSWORD, personIn } from './people.ts';

const languages = [
  { locale: 'zh-CN', email: '邮箱', password: '密码', submit: '登录', wrong: '邮箱或密码不对', missing: '请输入邮箱' },
  {
    locale: 'en',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'E-mail or password is wrong',
    missing: 'Enter your e-mail address',
  },
];

for (const words of languages) {
  test.describe(`signing in (${words.locale})`, () => {
    test.use({ locale: words.locale });

    test('a seller comes back to the page he asked for, and leaves again', async ({ page }) => {
      await page.goto('/somewhere?view=mine');
      await expect(page).toHaveURL(/\/sign-in\?next=/);
      await expectAccessible(page);

      await page.getByRole('button', { name: words.submit }).click();
      await expect(page.getByText(words.missing)).toBeVisible();

      await page.getByLabel(words.email).fill(personIn('seller').email);
      await page.getByLabel(words.password, { exact: true }).fill('not the password');
      await page.getByRole('button', { name: words.submit }).click();
      await expect(page.getByText(words.wrong)).toBeVisible();
      await expectAccessible(page);

      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByLabel(words.password, { exact: true }).press('Enter');
      await expect(page).toHaveURL(/\/somewhere\?view=mine$/);

      await page.getByRole('button', { name: new RegExp(personIn('seller').name) }).click();
      await page.getByRole('menuitem').last().click();
      await expect(page).toHaveURL(/\/sign-in$/);
      await page.goto('/');
      await expect(page).toHaveURL(/\/sign-in$/);
    });
  });
}

test('the language and the appearance change on the spot', async ({ page }) => {
  await signIn(page, 'reader');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(personIn('reader').name);
  await expectAccessible(page);

  const me = page.getByRole('button', { name: new RegExp(personIn('reader').name) });
  await me.click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expectAccessible(page);

  await me.click();
  const remembered = page.waitForResponse((answer) => answer.url().endsWith('/api/account') && answer.request().method() === 'PATCH');
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Good/);
  await remembered;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 }), 'the account remembers').toContainText(/^Good/);
  await me.click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('everything in the frame is in reach of the keyboard', async ({ page }) => {
  await signIn(page, 'seller');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox');
  await expect(search).toBeFocused();
  await search.fill('首');
  await expect(page.getByRole('option', { name: '首页' })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the thumb finds home and me', async ({ page }) => {
    await signIn(page, 'seller');
    await page.goto('/');
    const bar = page.getByRole('navigation', { name: '主导航' });
    await expect(bar.getByRole('link', { name: '首页' })).toHaveAttribute('aria-current', 'page');
    for (const target of await bar.locator('a, button').all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await bar.getByRole('button', { name: '我的' }).click();
    await expect(page.getByRole('menuitem', { name: '退出登录' })).toBeVisible();
    await expectAccessible(page);
  });
});
