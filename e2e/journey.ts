// What every journey shares: a page that fails the journey when the program in it fails, signing in, and a check that all can use it.
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';
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

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
type Axe = typeof axe;

/** Nothing that keeps people with a screen reader, a keyboard or weak eyes from using the page. What is found does not end the journey. */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  const serious = (await violations(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 200)) }));
  expect.soft(found, `${where}: for everybody`).toEqual([]);
}

/** The checker is large: a document takes it in once, however often it is looked at. */
async function violations(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const checker = (window as unknown as { axe: Axe }).axe;
    const options = { runOnly: tags, resultTypes: ['violations' as const], preload: false };
    return (await checker.run(document, options)).violations;
  }, TAGS);
}
