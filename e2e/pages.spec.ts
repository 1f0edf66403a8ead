import { expect, expectAccessible, signIn, test } from './journey.ts';
import { mainPages } from './pages.ts';

for (const { name, path, as } of mainPages) {
  test(`the page ${name} is for everybody, wide and narrow`, async ({ page }) => {
    if (as) await signIn(page, as);
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing hangs over the side').toBeLessThanOrEqual(360);
  });
}
