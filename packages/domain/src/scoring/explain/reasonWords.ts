// Reasons as a person reads them, in Chinese and English.
import type { Language } from '../language.ts';
import { shortNumber } from './binWords.ts';
import type { Reason, Statement } from './reasons.ts';

/** Said wherever reasons are shown. */
export const ASSOCIATION_NOTE: { readonly [Key in Language]: string } = {
  en: 'Reasons show what went together with past outcomes: association, not cause.',
  zh: '理由反映的是与以往结果的关联，不是因果。',
};

/** The name people know a field by; the field's own name when there is none. */
export type FieldLabels = ReadonlyMap<string, string>;

/** E.g. "行业 = 制造业, +12" or "Industry is not filled in, −4". */
export function sayReason(reason: Reason, labels: FieldLabels, language: Language): string {
  const said = reason.statements.map((statement) => sayStatement(statement, labels, language)).join(language === 'zh' ? '，' : '; ');
  return `${said}, ${signed(reason.points)}`;
}

function sayStatement({ field, value }: Statement, labels: FieldLabels, language: Language): string {
  const label = labels.get(field) ?? field;
  if (value === undefined) return language === 'zh' ? `${label} 未填写` : `${label} is not filled in`;
  return `${label} = ${typeof value === 'number' ? shortNumber(value) : value}`;
}

/** With its sign, the minus a true minus. */
const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);
