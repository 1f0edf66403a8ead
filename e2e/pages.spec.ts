import { expect, expectAccessible, signIn, test } from './journey.ts';
import { mainPages } from './pages.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 740 };
const PATIENCE_MS = 60_000;

// One window per person: its pages come out of the browser's cache, and each is seen wide and narrow in one visit.
for (const role of new Set(mainPages.map(({ as }) => as))) {
  const pages = mainPages.filter(({ as }) => as === role);
  test(`the pages of ${role ?? 'nobody'} are for everybody, wide and narrow`, async ({ page }) => {
    test.setTimeout(pages.length * PATIENCE_MS);
    if (role) await signIn(page, role);
    for (const { name, path } of pages) {
      await test.step(name, async () => {
        await page.setViewportSize(WIDE);
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await expectAccessible(page, name);
        await page.setViewportSize(NARROW);
        await expectAccessible(page, `${name}, narrow`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(width, `${name}: nothing hangs over the side`).toBeLessThanOrEqual(NARROW.width);
      });
    }
  });
}
