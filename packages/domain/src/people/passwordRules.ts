// 密码规则 Password rules (after NIST SP 800-63B §5.1.1.2): long rather than odd, not one that everybody tries first, not the person's own
// name or address, not one piece said over and over. No character classes, no forced change.

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

/** Why a password is not taken; a page says it in words. */
export type PasswordProblem = 'tooShort' | 'tooLong' | 'likeEmail' | 'likeName' | 'common' | 'repetitive';

export interface PasswordOwner {
  email: string;
  name: string;
}

/** Cores of the passwords most often seen in breaches (global and Chinese lists); digits and signs around them do not help. */
const COMMON_CORES = new Set(
  (
    'password passwort passw0rd p@ssword p@ssw0rd admin administrator root welcome letmein changeme iloveyou woaini woainima qwerty qwertyuiop ' +
    'qwertyuiopasdfgh asdfghjkl zxcvbnm zxcvbnmasdfgh qazwsx qazwsxedc qweasdzxc qweasd abcdef abcdefgh abcdefghij abcabc monkey dragon ' +
    'football baseball sunshine princess superman batman master shadow secret login guest test testtest default winpath company huawei ' +
    'wodemima mima nihao zhongguo beijing shanghai'
  ).split(' '),
);
const DIGIT_RUNS = ['01234567890123456789', '98765432109876543210', '13579246801357924680', '52013145201314', '14725836901472583690'];

/** Every reason at once why `password` will not do for its owner; empty when it will. */
export function passwordProblems(password: string, owner: PasswordOwner): PasswordProblem[] {
  const text = password.normalize('NFKC').toLowerCase();
  const checks: [PasswordProblem, boolean][] = [
    ['tooShort', [...password].length < MIN_PASSWORD],
    ['tooLong', [...password].length > MAX_PASSWORD],
    ['likeEmail', isMostly(text, owner.email) || isMostly(text, owner.email.split('@')[0] ?? '')],
    ['likeName', isMostly(text, owner.name) || isMostly(text, owner.name.replace(/\s/g, ''))],
    ['common', isCommon(text)],
    ['repetitive', isRepetitive(text)],
  ];
  return checks.flatMap(([problem, applies]) => (applies ? [problem] : []));
}

/** The password is the word, or the word with at most four characters around it. */
function isMostly(text: string, word: string): boolean {
  const core = word.normalize('NFKC').toLowerCase();
  return core.length >= 2 && text.includes(core) && text.length - core.length <= 4;
}

function isCommon(text: string): boolean {
  const letters = text.replace(/^[^a-z@]+|[^a-z]+$/g, '');
  return COMMON_CORES.has(text) || COMMON_CORES.has(letters) || (/^\d+$/.test(text) && DIGIT_RUNS.some((run) => run.includes(text)));
}

/** Fewer than five different characters, or one piece of at most half the length said again and again. */
function isRepetitive(text: string): boolean {
  return new Set(text).size < 5 || /^(.+?)\1+.?$/u.test(text);
}
