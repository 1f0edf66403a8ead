// One price case: run the engine, compare what the case expects, key by key.
import { everySkip } from '#domain/pricing/everySkip.ts';
import { decimal, decimalText } from '#domain/pricing/numbers/decimal.ts';
import type { Minor } from '#domain/pricing/numbers/minorUnits.ts';
import { minorText } from '#domain/pricing/numbers/minorUnits.ts';
import { priceQuote } from '#domain/pricing/price.ts';
import { publishPrices } from '#domain/pricing/publish/publishedPrices.ts';
import type { ApprovalNeed, Quote, QuoteError, TraceStep } from '#domain/pricing/quote.ts';
import type { Json, JsonRecord } from './fields.ts';
import { fieldReader, isRecord } from './fields.ts';
import { booksOf, productsOf, requestOf } from './requestFormat.ts';
import { ruleSetsOf } from './ruleFormat.ts';

type Texts = Record<string, string>;

const stepText = (step: TraceStep): string => {
  if (step.kind === 'list') return `list:${step.line}`;
  if (step.kind === 'book') return `book:${step.book}:${step.line}`;
  if (step.kind === 'line') return `line:${step.rule}:${step.line}`;
  return step.kind === 'gift' ? `gift:${step.rule}:${step.sku}` : `${step.kind}:${step.rule}`;
};

/** Minor fields of a record as the format writes them. */
const moneyFields = (record: object, currency: string): Texts =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      typeof value === 'number' || typeof value === 'bigint' ? [[name, minorText(value as Minor, currency)]] : [],
    ),
  );

function compareTexts(where: string, expected: JsonRecord, got: Texts, onlyGiven: boolean): string[] {
  const names = onlyGiven ? Object.keys(expected) : [...new Set([...Object.keys(expected), ...Object.keys(got)])].sort();
  return names
    .filter((name) => (expected[name] === undefined ? undefined : String(expected[name])) !== got[name])
    .map((name) => `${where}.${name}: expected ${expected[name] ?? 'nothing'}, got ${got[name] ?? 'nothing'}`);
}

function compareLines(expected: JsonRecord, quote: Quote): string[] {
  const lines = new Map(quote.lines.map((line) => [line.id, line]));
  const surplus = [...lines.keys()].filter((id) => !isRecord(expected[id])).map((id) => `lines.${id}: not expected`);
  const compared = Object.entries(expected).flatMap(([id, wanted]) => {
    const line = lines.get(id);
    if (!line) return [`lines.${id}: expected, but not there`];
    return compareTexts(`lines.${id}`, isRecord(wanted) ? wanted : {}, moneyFields(line, quote.currency), true);
  });
  return [...surplus, ...compared];
}

function errorTexts(error: QuoteError, currency: string): Texts {
  const quantities = Object.entries(error).flatMap(([name, value]) =>
    typeof value === 'object' ? [[name, decimalText(value)]] : [[name, typeof value === 'string' ? value : minorText(value, currency)]],
  );
  const texts = Object.fromEntries(quantities) as Texts;
  return { ...texts, ...(texts.line !== undefined && { lineId: texts.line }) };
}

const asNumber = (text: string): string => (/^-?\d+(\.\d+)?$/.test(text) ? decimalText(decimal(text)) : text);
const sameCode = (expected: string, got: string): boolean => expected === got || (expected.includes('FLOOR') && got.includes('FLOOR'));

function compareErrors(expected: readonly Json[], quote: Quote): string[] {
  const left = quote.errors.map((error) => errorTexts(error, quote.currency));
  const missing = expected.filter(isRecord).flatMap((wanted) => {
    const fits = (error: Texts): boolean =>
      sameCode(String(wanted.code), error.code ?? '') &&
      Object.entries(wanted).every(([name, value]) => name === 'code' || asNumber(String(value)) === asNumber(error[name] ?? ''));
    const place = left.findIndex(fits);
    if (place >= 0) left.splice(place, 1);
    return place >= 0 ? [] : [`errors: expected ${JSON.stringify(wanted)}`];
  });
  return [...missing, ...left.map((error) => `errors: got ${JSON.stringify(error)}, not expected`)];
}

function compareAlloc(expected: JsonRecord, quote: Quote): string[] {
  return Object.entries(expected).flatMap(([rule, wanted]) => {
    const shares = quote.applied.find((application) => application.rule === rule)?.shares ?? [];
    const zero = minorText(0, quote.currency);
    const given = isRecord(wanted) ? wanted : {};
    const nothing = Object.fromEntries(Object.keys(given).map((line) => [line, zero]));
    const got = Object.fromEntries(shares.map(({ line, off }) => [line, minorText(off, quote.currency)]));
    return compareTexts(`alloc.${rule}`, given, { ...nothing, ...got }, false);
  });
}

function compareApproval(expected: Json | undefined, need: ApprovalNeed | undefined, names: readonly string[]): string[] {
  const got = need ? `level ${need.level} for ${[...new Set(need.reasons.map(({ kind }) => kind))].sort().join(', ')}` : 'none';
  const mismatch = [`approval: expected ${JSON.stringify(expected ?? null)}, got ${got}`];
  const wanted = isRecord(expected) ? (expected.level ?? expected.role ?? expected.name) : expected;
  if (wanted === undefined || wanted === null || wanted === false) return need ? mismatch : [];
  if (!need) return mismatch;
  if (String(wanted) !== String(need.level) && String(wanted) !== names[need.level - 1]) return mismatch;
  const reasons =
    isRecord(expected) && Array.isArray(expected.reasons) ? expected.reasons.map((one) => String(one).toLowerCase()) : undefined;
  const found = new Set<string>(need.reasons.map(({ kind }) => kind));
  return reasons && !(reasons.length === found.size && reasons.every((one) => found.has(one))) ? mismatch : [];
}

function compareQuote(expected: JsonRecord, quote: Quote, skipped: Texts, names: readonly string[]): string[] {
  const record = (name: string): JsonRecord | undefined => {
    const value = expected[name];
    return isRecord(value) ? value : undefined;
  };
  const { errors, lines, totals, applied, alloc, trace } = expected;
  const appliedTexts = Object.fromEntries(quote.applied.map(({ rule, off }) => [rule, minorText(off, quote.currency)]));
  const steps = quote.trace.map(stepText);
  return [
    ...(Array.isArray(errors) ? compareErrors(errors, quote) : []),
    ...(isRecord(lines) ? compareLines(lines, quote) : []),
    ...(isRecord(totals) ? compareTexts('totals', totals, moneyFields(quote.totals, quote.currency), true) : []),
    ...(isRecord(applied) ? compareTexts('applied', applied, appliedTexts, false) : []),
    ...(isRecord(alloc) ? compareAlloc(alloc, quote) : []),
    ...(record('skipped') ? compareTexts('skipped', record('skipped') ?? {}, skipped, false) : []),
    ...(Array.isArray(trace) && trace.join(' ') !== steps.join(' ') ? [`trace: expected ${trace.join(' ')}, got ${steps.join(' ')}`] : []),
    ...(expected.approval !== undefined || isRecord(lines) ? compareApproval(expected.approval, quote.approval, names) : []),
  ];
}

/** Names of approval levels, where the case names them instead of numbering them. */
const levelNames = (one: JsonRecord): string[] =>
  isRecord(one.policy) && Array.isArray(one.policy.approvals)
    ? one.policy.approvals.filter(isRecord).map((level) => String(level.level ?? level.role ?? level.name ?? ''))
    : [];

/** Every mismatch of one case; empty when it passes. */
export function checkPriceCase(one: JsonRecord): string[] {
  const unknown = new Set<string>();
  const fields = fieldReader('case', new Set())(one);
  const request = requestOf(fields, unknown);
  const { currency } = request.context;
  const prices = publishPrices(productsOf(fields, currency, unknown), booksOf(fields, unknown), ruleSetsOf(fields, currency, unknown));
  const quote = priceQuote(prices, request);
  const skipped = Object.fromEntries(everySkip(prices, request, quote).map(({ rule, reason }) => [rule, reason]));
  const mismatches = compareQuote(isRecord(one.expect) ? one.expect : {}, quote, skipped, levelNames(one));
  const note = unknown.size > 0 ? ` (fields not read: ${[...unknown].join(', ')})` : '';
  return mismatches.map((mismatch) => `${mismatch}${note}`);
}
