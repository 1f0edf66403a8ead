// npm run screens: pictures of every main page in screens/, as people see them: wide in light and dark, on a phone, in both languages.
// `npm run screens -- home sign-in` takes only those. Server and browser stand at the demo's own day, so that a page that did not
// change gives the same picture tomorrow.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from '@playwright/test';
import { DEMO_NOW } from '#server/db/demo/clock.ts';
import { browserArgs, localBrowser } from '../e2e/browser.ts';
import { type MainPage, mainPages } from '../e2e/pages.ts';
import { PASSWORD, personIn, type Role } from '../e2e/people.ts';
import { startServer } from '../e2e/server.ts';

const FOLDER = path.resolve(import.meta.dirname, '../screens');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const looks = [
  { name: 'light', viewport: WIDE, colorScheme: 'light' },
  { name: 'dark', viewport: WIDE, colorScheme: 'dark' },
  { name: 'phone', viewport: PHONE, colorScheme: 'light' },
] as const;
const languages = ['zh-CN', 'en'] as const;
type Look = (typeof looks)[number];
type Language = (typeof languages)[number];

async function takeAll(browser: Browser, url: string, pages: readonly MainPage[]): Promise<void> {
  for (const role of new Set(pages.map((page) => page.as))) {
    for (const language of languages) {
      const storageState = role && (await signedIn(browser, url, role, language));
      for (const look of looks)
        await take(
          browser,
          { url, language, look, storageState },
          pages.filter((page) => page.as === role),
        );
    }
  }
}

/** A session of the role whose account speaks the language. */
async function signedIn(browser: Browser, url: string, role: Role, locale: Language) {
  const context = await browser.newContext({ baseURL: url });
  const answer = await context.request.post('/api/session', { data: { email: personIn(role).email, password: PASSWORD } });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  await context.request.patch('/api/account', { data: { locale }, headers: { 'x-csrf-token': csrfToken } });
  const state = await context.storageState();
  await context.close();
  return state;
}

interface Setting {
  url: string;
  language: Language;
  look: Look;
  storageState: Awaited<ReturnType<typeof signedIn>> | undefined;
}

async function take(browser: Browser, { url, language, look, storageState }: Setting, pages: readonly MainPage[]): Promise<void> {
  const { viewport, colorScheme } = look;
  const settings = { baseURL: url, locale: language, timezoneId: 'Asia/Shanghai', viewport, colorScheme, reducedMotion: 'reduce' as const };
  const context = await browser.newContext({ ...settings, ...(storageState && { storageState }) });
  await context.clock.setFixedTime(DEMO_NOW);
  const page = await context.newPage();
  for (const main of pages) {
    await page.goto(main.path);
    await page.getByRole('heading').first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: path.join(FOLDER, `${main.name}-${look.name}-${language.slice(0, 2)}.png`) });
  }
  await context.close();
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !mainPages.some((page) => page.name === name));
if (unknown.length > 0) {
  console.error(`unknown page ${unknown.join(', ')}; known: ${mainPages.map((page) => page.name).join(', ')}`);
  process.exit(1);
}
const chosen = mainPages.filter((page) => wanted.length === 0 || wanted.includes(page.name));

fs.mkdirSync(FOLDER, { recursive: true });
const server = await startServer({ WINPATH_CLOCK: DEMO_NOW });
try {
  const browser = await chromium.launch({ ...localBrowser(), args: browserArgs });
  await takeAll(browser, server.url, chosen);
  await browser.close();
  console.log(`${chosen.length * looks.length * languages.length} pictures in ${path.relative(process.cwd(), FOLDER)}/`);
} finally {
  await server.stop();
}
