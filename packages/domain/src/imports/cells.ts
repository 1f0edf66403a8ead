// One cell of a file as people and programs write it: days in many orders, money with signs and separators, yes and no in words.
// Nothing is rounded or guessed: what can be read in two ways follows the mapping, what cannot be read is a problem.
import { isDay } from '../calendar.ts';
import { parseMoney } from '../money.ts';
import type { Field, Option } from '../records/field.ts';

export type CellReason = 'notADay' | 'notANumber' | 'tooManyDecimals' | 'tooLarge' | 'notYesOrNo' | 'notAnOption' | 'notAnInstant';
export type CellReading = { ok: true; value: unknown } | { ok: false; reason: CellReason };

export interface CellHabits {
  /** Currency of the row, ISO 4217. */
  currency: string;
  dayFirst: boolean;
  /** The file's unit, 1 when it is the currency itself. */
  multiplyBy: number;
  /** Money stands in its smallest unit. */
  minorUnits?: boolean;
}

const good = (value: unknown): CellReading => ({ ok: true, value });
const bad = (reason: CellReason): CellReading => ({ ok: false, reason });

/** Full-width digits and signs become plain ones, blanks of every kind become one. */
const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

const TRUE = new Set(['true', 'yes', 'y', '1', 'x', '是', '对', '有', '√', '✓']);
const FALSE = new Set(['false', 'no', 'n', '0', '否', '不', '无', '×', '✗']);

/** The value of a text that is not empty, as the field keeps it. Money in minor units, percent in basis points, days YYYY-MM-DD. */
export function readCell(field: Field, text: string, habits: CellHabits): CellReading {
  switch (field.type) {
    case 'money':
      return readMoney(text, habits);
    case 'number':
      return readNumber(text, habits.multiplyBy);
    case 'percent':
      return readPercent(text);
    case 'date':
      return readDay(text, habits.dayFirst);
    case 'instant':
      return Number.isNaN(Date.parse(text)) ? bad('notAnInstant') : good(new Date(Date.parse(text)).toISOString());
    case 'checkbox':
      return readYesNo(text);
    case 'pick':
      return readOption(field, text);
    case 'multiPick':
      return readOptions(field, text);
    default:
      return good(text);
  }
}

/** The day of `2017-03-01`, `2017/3/1`, `20170301`, `2017年3月1日`, `3/1/2017`, `1.3.2017`, with or without a time after it. */
export function readDay(text: string, dayFirst: boolean): CellReading {
  const day = dayParts(tidy(text), dayFirst);
  if (!day) return bad('notADay');
  const [year, month, date] = day;
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(written) ? good(written) : bad('notADay');
}

const TIME = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const CHINESE = new RegExp(String.raw`^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);

function dayParts(text: string, dayFirst: boolean): [string, string, string] | null {
  const parts = YEAR_FIRST.exec(text) ?? CHINESE.exec(text) ?? COMPACT.exec(text);
  if (parts) return [parts[1]!, parts[2]!, parts[3]!];
  const last = YEAR_LAST.exec(text);
  if (!last) return null;
  const [, a = '', sign, b = '', year = ''] = last;
  return dayFirst || sign === '.' ? [year, b, a] : [year, a, b];
}

const CHINESE_UNITS: readonly [RegExp, number][] = [
  [/万元?$/, 10_000],
  [/亿元?$/, 100_000_000],
  [/元$/, 1],
];

/** Plain decimal text: signs of currencies and separators gone, 万 and 亿 and the file's unit multiplied in; null when it is no number. */
export function plainDecimal(text: string, multiplyBy = 1): string | null {
  let rest = tidy(text)
    .replace(/^[A-Z]{3} |[¥￥$€£]| ?[A-Z]{3}$/g, '')
    .trim();
  let factor = multiplyBy;
  for (const [unit, times] of CHINESE_UNITS) {
    if (!unit.test(rest)) continue;
    rest = rest.replace(unit, '').trim();
    factor *= times;
    break;
  }
  const accounting = /^\((.+)\)$/.exec(rest);
  if (accounting) rest = `-${accounting[1]}`;
  if (/^[+-]?\d{1,3}(\.\d{3})*,\d{1,2}$/.test(rest) && !/^[+-]?\d{1,3}(,\d{3})+$/.test(rest))
    rest = rest.replace(/\./g, '').replace(',', '.');
  const match = /^([+-]?)(\d{1,3}(?:[, ']\d{3})+|\d+)(?:\.(\d+))?$/.exec(rest);
  return match ? timesWhole(match[1]!, match[2]!.replace(/\D/g, ''), match[3] ?? '', factor) : null;
}

function timesWhole(sign: string, whole: string, fraction: string, factor: number): string {
  const digits = String(BigInt(whole + fraction) * BigInt(factor)).padStart(fraction.length + 1, '0');
  const at = digits.length - fraction.length;
  return `${sign === '-' ? '-' : ''}${digits.slice(0, at)}${fraction ? `.${digits.slice(at)}` : ''}`;
}

/** A currency without decimals: its amounts are whole, as minor units of every currency are. */
const WHOLE_UNITS = 'JPY';

function readMoney(text: string, { currency, multiplyBy, minorUnits }: CellHabits): CellReading {
  const decimal = plainDecimal(text, minorUnits ? 1 : multiplyBy);
  if (decimal === null) return bad('notANumber');
  const parsed = parseMoney(decimal, minorUnits ? WHOLE_UNITS : currency);
  if (parsed.ok) return good(parsed.money.amount);
  return bad(parsed.problem === 'too_many_decimals' ? 'tooManyDecimals' : parsed.problem === 'too_large' ? 'tooLarge' : 'notANumber');
}

function readNumber(text: string, multiplyBy: number): CellReading {
  const decimal = plainDecimal(text, multiplyBy);
  return decimal === null ? bad('notANumber') : good(Number(decimal));
}

/** `35%` and `35` are 35 %; two decimals are kept. */
function readPercent(text: string): CellReading {
  const decimal = plainDecimal(tidy(text).replace(/ ?%$/, ''), 100);
  if (decimal === null) return bad('notANumber');
  return /\.\d*[1-9]/.test(decimal) ? bad('tooManyDecimals') : good(Number(decimal));
}

function readYesNo(text: string): CellReading {
  const word = tidy(text).toLowerCase();
  if (TRUE.has(word)) return good(true);
  return FALSE.has(word) ? good(false) : bad('notYesOrNo');
}

const word = (text: string): string => tidy(text).toLowerCase();

/** The option that a text names by its value or in either language, whatever the case. */
export const optionNamed = <Choice extends Option>(options: readonly Choice[] | null | undefined, text: string): Choice | undefined =>
  options?.find((option) => [option.value, option.zh, option.en].some((name) => word(name) === word(text)));

const optionOf = (field: Field, text: string): string | undefined => optionNamed(field.options, text)?.value;

/** The single words of a cell that chooses several. */
export const choicesIn = (text: string): string[] => text.split(/[;,|，；、]/).filter((part) => part.trim() !== '');

function readOption(field: Field, text: string): CellReading {
  const value = optionOf(field, text);
  return value === undefined ? bad('notAnOption') : good(value);
}

function readOptions(field: Field, text: string): CellReading {
  const values = choicesIn(text).map((part) => optionOf(field, part));
  return values.includes(undefined) ? bad('notAnOption') : good(values);
}
