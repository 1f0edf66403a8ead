// What the first start leaves behind for people to sign in with: the demo world, or an invitation for the administrator.
import { type Config, clockOf } from '../config.ts';
import type { Database } from '../db/database.ts';
import { DEMO_PASSWORD } from '../db/demo/ids.ts';
import { isDemo, isEmpty, loadDemoWorld } from '../db/demo/loadDemoWorld.ts';
import { DEMO_SIGN_INS } from '../db/demo/people.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import { inviteFirstAdministrator } from '../people/firstAdministrator.ts';
import { tokenLink } from '../people/linkBase.ts';
import type { Greeting } from './greet.ts';
import type { Say } from './progress.ts';

export async function fillEmptyDatabase(config: Config, database: Database, say: Say): Promise<void> {
  if (!config.demo || !(await isEmpty(database))) return;
  say('正在装入演示数据 · loading the demo world');
  await loadDemoWorld(database, { store: openFileStore(config.fileStore), now: clockOf(config)() });
}

export async function whoCanSignIn(config: Config, database: Database, url: string): Promise<Omit<Greeting, 'url'>> {
  const demo = (await isDemo(database)) ? DEMO_SIGN_INS.map(([email, who]) => ({ email, who, password: DEMO_PASSWORD })) : [];
  const invited = await inviteFirstAdministrator(database, config.adminEmail, clockOf(config)());
  const invitation = invited && { email: invited.email, link: tokenLink(config.publicUrl ?? url, invited.token) };
  return { demo, invitation };
}
