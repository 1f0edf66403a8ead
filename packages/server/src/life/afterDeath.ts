// A last will: a shell that waits for this process to end, in whatever way, and then runs one command.
// kill -9 gives a process no chance to stop its PostgreSQL; the closing of a pipe cannot be prevented by anything.
// The waiting uses the shell alone: a program that is not installed would end it at once.
import { spawn } from 'node:child_process';

/** Runs `command` (with `args` as $1, $2 …) when this process has died. The returned function calls it off. */
export function afterDeath(command: string, args: readonly string[]): () => void {
  const shell = spawn('/bin/sh', ['-c', `while read -r _; do :; done; ${command}`, 'sh', ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => {});
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  return () => {
    shell.kill('SIGKILL');
    shell.stdin.destroy();
  };
}
