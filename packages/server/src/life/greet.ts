// The last lines of a start: where to go and whom to sign in as.
import type { Say } from './progress.ts';

export interface DemoSignIn {
  /** Who this is, as shown to an operator, in Chinese and English. */
  readonly who: string;
  readonly email: string;
  readonly password: string;
}

export function greet(say: Say, url: string, signIns: readonly DemoSignIn[]): void {
  say(`赢途已就绪,请打开 · Winpath is ready: ${url}`);
  if (signIns.length > 0) console.log(['', '演示账号 · demo sign-ins', ...signInLines(signIns), ''].join('\n'));
  console.log('按 Ctrl-C 停止 · stop with Ctrl-C');
}

function signInLines(signIns: readonly DemoSignIn[]): string[] {
  const width = Math.max(...signIns.map(({ email }) => email.length));
  return signIns.map(({ who, email, password }) => `  ${email.padEnd(width)}  ${password}  ${who}`);
}
