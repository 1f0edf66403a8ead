// The house rules that a machine can check: the file vocabulary, the direction of imports, no cycles,
// no file over 300 lines, a pure domain. See ARCHITECTURE.md.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const MAX_LINES = 300;
const root = path.resolve(import.meta.dirname, '..');
const problems: string[] = [];

const sourceBelow = (folder: string): string[] =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceBelow(file);
        return /\.(ts|tsx|mjs)$/.test(entry.name) ? [file] : [];
      })
    : [];

const files = ['packages', 'e2e', 'bench', 'scripts'].flatMap((folder) => sourceBelow(path.join(root, folder)));
const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');
const packageOf = (file: string): string => (relative(file).startsWith('packages/') ? (relative(file).split('/')[1] ?? '') : '');
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || /\/(testing|demo)\//.test(relative(file));

const importsOf = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gms)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

/** The project file an import names, or undefined for a library. */
function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#domain/')) return path.join(root, 'packages/domain/src', specifier.slice('#domain/'.length));
  if (specifier.startsWith('#server/')) return path.join(root, 'packages/server/src', specifier.slice('#server/'.length));
  return specifier.startsWith('.') ? path.resolve(path.dirname(from), specifier) : undefined;
}

const MAY_IMPORT: Record<string, string[]> = { domain: ['domain'], server: ['server', 'domain'], web: ['web', 'domain'] };
const FORBIDDEN_NAMES = /(^|\/)(index|utils?|helpers?|common|managers?|services?|misc)\.tsx?$/i;
const IMPURE =
  /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bprocess\.(env|argv|cwd|exit|hrtime|cpuUsage|stdout|memoryUsage)\b|\bconsole\.|\bsetTimeout\(|\bfetch\(|\bperformance\.now\(/;

const graph = new Map<string, string[]>();
for (const file of files) {
  const name = relative(file);
  const text = fs.readFileSync(file, 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > MAX_LINES && !isTest(file) && !/tables\.ts$|\.generated\.ts$/.test(name))
    problems.push(`${name}: ${lines} lines, at most ${MAX_LINES}`);
  if (FORBIDDEN_NAMES.test(name) && name !== 'packages/web/src/index.ts') problems.push(`${name}: a name that says nothing (or a barrel)`);
  if (/^\s*export\s+\*/m.test(text)) problems.push(`${name}: re-exports everything`);

  const owner = packageOf(file);
  const targets: string[] = [];
  for (const specifier of importsOf(text)) {
    const target = resolveImport(file, specifier);
    if (target) {
      targets.push(target);
      if (!fs.existsSync(target)) problems.push(`${name}: imports ${specifier}, which is not there`);
      const allowed = MAY_IMPORT[owner];
      if (allowed && packageOf(target) && !allowed.includes(packageOf(target)))
        problems.push(`${name}: ${owner} may not import ${relative(target)}`);
    } else if (owner === 'domain' && !isTest(file) && specifier !== 'zod') {
      problems.push(`${name}: the domain imports no library (${specifier})`);
    } else if (owner === 'domain' && !isTest(file) && !/contract\.ts$/.test(name) && specifier === 'zod') {
      problems.push(`${name}: zod belongs in contract.ts`);
    }
  }
  if (owner === 'domain' && !isTest(file)) {
    const impure = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').match(IMPURE);
    if (impure) problems.push(`${name}: the domain is pure, but calls ${impure[0]}`);
  }
  graph.set(file, targets);
}

/** Depth-first search for import cycles among non-test files. */
const state = new Map<string, 'open' | 'done'>();
function visit(file: string, trail: string[]): void {
  if (state.get(file) === 'done') return;
  if (state.get(file) === 'open') {
    problems.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].map(relative).join(' → ')}`);
    return;
  }
  state.set(file, 'open');
  for (const target of graph.get(file) ?? []) if (graph.has(target)) visit(target, [...trail, file]);
  state.set(file, 'done');
}
for (const file of graph.keys()) visit(file, []);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `structure ok: ${files.length} files` : `${problems.length} structure problems`);
process.exit(problems.length === 0 ? 0 : 1);
