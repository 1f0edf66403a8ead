/** Where to go after signing in: a path of this site, never another one (`//evil.example`, `/\evil.example`, `javascript:`). */
export function safeNext(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : undefined;
}
