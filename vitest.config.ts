import { defineConfig } from 'vitest/config';
import { WaitingTestsFirst } from './scripts/waitingTestsFirst.ts';

// bounds for a machine that is busy with something else
const shared = { testTimeout: 120_000, hookTimeout: 120_000, setupFiles: ['scripts/seedProperties.ts'] };

// The rules and the screens' logic run alone; only the server's tests pay for a PostgreSQL. Files share their worker's modules: loading
// them anew for each file cost more than the tests.
export default defineConfig({
  test: {
    maxWorkers: 4,
    sequence: { sequencer: WaitingTestsFirst },
    reporters: ['default'],
    projects: [
      {
        test: { name: 'domain', isolate: false, include: ['packages/{domain,web}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], ...shared },
      },
      {
        test: {
          name: 'server',
          include: ['packages/server/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/globalSetup.ts'],
          isolate: false,
          ...shared,
        },
      },
    ],
  },
});
