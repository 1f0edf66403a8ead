import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { browserArgs, localBrowser } from './browser.ts';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './globalSetup.ts',
  // two fill two cores: a third made them a quarter slower
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // bounds for a machine that is busy with something else; a journey itself takes seconds
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.WINPATH_E2E_URL ?? '',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    // a trace films every step and costs as much as the journey itself: WINPATH_TRACE=1 asks for it
    trace: process.env.WINPATH_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...localBrowser(), args: browserArgs },
  },
});
