// Two names mean the same company when nothing but its form, place marks, blanks, case and punctuation tell them apart:
// 北京云帆科技有限公司 and “云帆科技（北京）” are similar, 云帆科技有限公司 and 云帆科技股份有限公司 are the same.

const FORMS =
  /(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|分公司|co\.?,?\s*ltd\.?|corporation|corp\.?|company|limited|ltd\.?|inc\.?|llc|gmbh|ag|plc)$/u;
const SIMILAR_LENGTH = 2;

export type Match = 'same' | 'similar';

/** What is left of a company's name without its legal form, blanks, case and punctuation. */
export function companyCore(name: string): string {
  let core = name.normalize('NFKC').toLowerCase().trim();
  for (let shorter = core.replace(FORMS, '').trim(); shorter !== '' && shorter !== core; shorter = core.replace(FORMS, '').trim())
    core = shorter;
  return core.replace(/[\p{P}\p{S}\s]/gu, '');
}

/** Whether two names may mean one thing; null when they do not. */
export function matchOf(a: string, b: string): Match | null {
  const [first, second] = [companyCore(a), companyCore(b)];
  if (first === '' || second === '') return null;
  if (first === second) return 'same';
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return [...short].length >= SIMILAR_LENGTH && long.includes(short) ? 'similar' : null;
}
