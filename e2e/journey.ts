// What every journey shares: a page that fails the journey when the program in it fails, signing in, and a check that all can use it.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { PASSWORD, personIn, type Role } from './people.ts';

export { expect };

export const test = base.extend({
  page: async ({ page }, use) => {
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) broken.push(message.text());
    });
    await use(page);
    expect(broken, 'errors in the page').toEqual([]);
  },
});

/** Signs in without the form, which has its own journey; the page opened next is signed in. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { email: personIn(role).email, password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Nothing that keeps people with a screen reader, a keyboard or weak eyes from using the page. What is found does not end the journey. */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  // one document, no frames: without the separate page that collects their results, and without the list of what passed
  const look = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await look.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 200)) }));
  expect.soft(found, `${where}: for everybody`).toEqual([]);
}
