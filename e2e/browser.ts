// The browser of the journeys: Chromium from npm, unpacked once into node_modules/.cache; no package manager, no download.
// CHROMIUM_PATH names another one, such as Debian's /usr/bin/chromium.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import zlib from 'node:zlib';

export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  // a page's first second makes much garbage: with room for it from the start the browser computes a fifth less
  '--js-flags=--min-semi-space-size=16',
  // a microphone that hums, allowed without asking
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

const require = createRequire(import.meta.url);
const modules = path.resolve(import.meta.dirname, '../node_modules');

export function localBrowser(): Browser {
  const env = process.env as Record<string, string>;
  if (env.CHROMIUM_PATH) return { executablePath: env.CHROMIUM_PATH, env };
  const folder = unpackedChromium();
  const executablePath = path.join(folder, 'chromium');
  return { executablePath, env: { ...env, FONTCONFIG_FILE: writeFontSettings(folder), ...bundledLibraries(folder, executablePath) } };
}

/** Unpacks into a folder of its own and renames it, so that two first runs at once do not meet. */
function unpackedChromium(): string {
  const packed = path.join(modules, '@sparticuz/chromium/bin');
  const { version } = JSON.parse(fs.readFileSync(path.join(packed, '../package.json'), 'utf8')) as { version: string };
  const folder = path.join(modules, '.cache', `chromium-${version}`);
  if (fs.existsSync(folder)) return folder;
  const inflate = (name: string): Buffer => zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const fresh = fs.mkdtempSync(`${folder}-`);
  untar(inflate('al2023.tar.br'), fresh);
  untar(inflate('swiftshader.tar.br'), fresh);
  fs.writeFileSync(path.join(fresh, 'chromium'), inflate('chromium.br'), { mode: 0o755 });
  fs.chmodSync(fresh, 0o755);
  try {
    fs.renameSync(fresh, folder);
  } catch {
    fs.rmSync(fresh, { recursive: true });
  }
  return folder;
}

const BLOCK = 512;
const REGULAR_FILE = [0, '0'.charCodeAt(0)];

/** Regular files of an uncompressed ustar archive. */
function untar(archive: Buffer, folder: string): void {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const text = (from: number, to: number): string => archive.toString('utf8', at + from, at + to).replace(/\0.*$/s, '');
    const name = text(0, 100);
    if (!name) return;
    const size = Number.parseInt(text(124, 136), 8) || 0;
    if (REGULAR_FILE.includes(archive[at + 156] ?? -1)) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, archive.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o755 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** Chinese text looks the same on every machine: Noto Sans SC from npm stands in for the system fonts. */
function writeFontSettings(folder: string): string {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc'));
  const file = path.join(folder, 'fonts.conf');
  const families = ['sans-serif', 'system-ui']
    .map((name) => `<alias binding="strong"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('');
  const folders = ['400Regular', '600SemiBold', '700Bold'].map((weight) => `<dir>${path.join(fonts, weight)}</dir>`).join('');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>${folders}<cachedir>${folder}/fc</cachedir>${families}</fontconfig>`;
  if (!fs.existsSync(file)) fs.writeFileSync(file, text);
  return file;
}

/** The libraries that came with the package, only where the system lacks them. */
function bundledLibraries(folder: string, executable: string): Record<string, string> {
  const missing = spawnSync('ldd', [executable]).stdout?.toString().includes('not found');
  return missing ? { LD_LIBRARY_PATH: path.join(folder, 'lib') } : {};
}
