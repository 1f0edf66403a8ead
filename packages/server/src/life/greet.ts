// The last lines of a start: where to go and whom to sign in as.
import type { Say } from './progress.ts';

export interface DemoSignIn {
  /** Who this is, as shown to an operator, in Chinese and English. */
  readonly who: string;
  readonly email: string;
  readonly password: string;
}

export interface Greeting {
  readonly url: string;
  readonly demo: readonly DemoSignIn[];
  /** Where the first administrator sets a password, while nobody has. */
  readonly invitation: { readonly email: string; readonly link: string } | undefined;
}

export function greet(say: Say, { url, demo, invitation }: Greeting): void {
  say(`赢途已就绪,请打开 · Winpath is ready: ${url}`);
  if (demo.length > 0) print(['', '演示账号 · demo sign-ins', ...table(demo), '']);
  if (invitation)
    print(['', `管理员 ${invitation.email} 请在此设置密码 · the administrator sets a password here:`, `  ${invitation.link}`, '']);
  print(['按 Ctrl-C 停止 · stop with Ctrl-C']);
}

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));

function table(signIns: readonly DemoSignIn[]): string[] {
  const width = (of: (signIn: DemoSignIn) => string) => Math.max(...signIns.map((signIn) => of(signIn).length));
  const [email, password] = [width((signIn) => signIn.email), width((signIn) => signIn.password)];
  return signIns.map((signIn) => `  ${signIn.email.padEnd(email)}  ${signIn.password.padEnd(password)}  ${signIn.who}`);
}
