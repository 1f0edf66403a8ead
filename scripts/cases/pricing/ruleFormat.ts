// From the format's rules to the engine's: names and units only.
import type { Decimal } from '#domain/pricing/numbers/decimal.ts';
import { decimal } from '#domain/pricing/numbers/decimal.ts';
import type { Minor } from '#domain/pricing/numbers/minorUnits.ts';
import { minorOf } from '#domain/pricing/numbers/minorUnits.ts';
import type { Bundle, GroupSelect, LineAction, OrderAction, Rule, RuleSet, Scope, When } from '#domain/pricing/rule.ts';
import type { Fields, Json, JsonRecord } from './fields.ts';
import { fieldReader, isRecord } from './fields.ts';

type Reading = { readonly currency: string; readonly unknown: Set<string> };
type Given<T> = { [K in keyof T]?: T[K] | undefined };

/** Leaves out what was not given. */
function given<T extends object>(value: Given<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const quantityIn = (fields: Fields, ...names: string[]): Decimal | undefined => {
  const text = fields.text(...names);
  return text === undefined ? undefined : decimal(text);
};

const moneyIn = (reading: Reading, fields: Fields, ...names: string[]): Minor | undefined => {
  const text = fields.text(...names);
  return text === undefined ? undefined : minorOf(text, reading.currency);
};

const BP = ['bp', 'offBp', 'percentBp', 'rateBp'];
const CAP = ['cap', 'maxOff', 'capAmount', 'max'];
const AMOUNT = ['amount', 'off', 'value', 'each'];
const PRICE = ['price', 'unitPrice', 'value'];
const FROM = ['from', 'at', 'min', 'qty', 'minQty'];

const TYPES: Record<string, readonly string[]> = {
  percent: ['percent', 'percentOff', 'percentage'],
  quantityLadder: ['qtyLadder', 'quantityLadder', 'qtyTiers'],
  amount: ['amount', 'amountOff', 'fixedOff'],
  amountEach: ['amountEach', 'eachAmount', 'amountPerUnit', 'perUnit', 'unitAmount', 'amountUnit', 'unitOff', 'each'],
  fixedUnitPrice: ['fixedUnitPrice', 'unitPrice', 'fixedPrice', 'fixed', 'setPrice', 'price', 'specialPrice'],
  nthItem: ['nth', 'nthItem', 'nthUnit', 'nthOff', 'nthScope', 'nthOverScope'],
  spendLadder: ['ladder', 'spendLadder', 'amountLadder'],
  everyN: ['perN', 'everyN'],
  deposit: ['deposit'],
  gift: ['gift'],
  roundDown: ['roundDown', 'roundOff', 'truncate', 'floorTo'],
  bundle: ['bundle'],
};

function actionFields(action: JsonRecord, reading: Reading): { type: string; fields: Fields } {
  const written = String(action.type);
  const type = Object.keys(TYPES).find((name) => TYPES[name]?.includes(written));
  if (!type) throw new Error(`unknown action ${written}`);
  return { type, fields: fieldReader(`action(${written})`, reading.unknown)(action) };
}

const stepsOf = (fields: Fields, reading: Reading): Fields[] => fields.records('steps', 'tiers').map(fieldReader('step', reading.unknown));

function shareAction(type: string, fields: Fields, reading: Reading): LineAction | OrderAction | undefined {
  const money = (...names: string[]): Minor | undefined => moneyIn(reading, fields, ...names);
  if (type === 'percent') return { type, bp: fields.number(...BP) ?? 0, ...given({ cap: money(...CAP) }) };
  if (type === 'amount') return { type, amount: money(...AMOUNT) ?? 0 };
  if (type === 'nthItem') return { type, n: fields.number('n', 'nth', 'every') ?? 2, bp: fields.number(...BP) ?? 10000 };
  return undefined;
}

function lineAction(type: string, fields: Fields, reading: Reading): LineAction {
  const each = shareAction(type, fields, reading);
  if (each) return each as LineAction;
  if (type === 'amountEach') return { type, amount: quantityIn(fields, ...AMOUNT) ?? decimal('0') };
  if (type === 'fixedUnitPrice') return { type, price: quantityIn(fields, ...PRICE) ?? decimal('0') };
  if (type !== 'quantityLadder') throw new Error(`no line action ${type}`);
  const steps = stepsOf(fields, reading).map((step) => ({
    from: quantityIn(step, ...FROM) ?? decimal('0'),
    ...given({
      bp: step.number(...BP),
      price: quantityIn(step, 'price', 'unitPrice'),
      amountEach: quantityIn(step, 'off', 'amount', 'each'),
    }),
  }));
  return { type, count: fields.text('qtyScope', 'count', 'scope') === 'scope' ? 'scope' : 'line', steps };
}

function orderAction(type: string, fields: Fields, reading: Reading): OrderAction {
  const money = (...names: string[]): Minor => moneyIn(reading, fields, ...names) ?? 0;
  const each = shareAction(type, fields, reading);
  if (each) return each as OrderAction;
  switch (type) {
    case 'spendLadder': {
      const step = (one: Fields) => given({ off: moneyIn(reading, one, 'off', 'amount'), bp: one.number(...BP) });
      return {
        type,
        steps: stepsOf(fields, reading).map((one) => ({ at: moneyIn(reading, one, 'at', 'from', 'min') ?? 0, ...step(one) })),
      };
    }
    case 'everyN':
      return given({ type, n: money('n', 'per', 'every', 'at'), off: money('off', 'amount'), cap: moneyIn(reading, fields, ...CAP) });
    case 'deposit':
      return { type, pay: money('pay', 'paid', 'deposit'), worth: money('worth', 'value') };
    case 'gift': {
      const method = fields.text('method', 'mode') ?? 'zeroLine';
      const quantity = quantityIn(fields, 'qty', 'quantity') ?? decimal('1');
      return {
        type,
        sku: fields.text('sku', 'gift', 'giftSku') ?? '',
        quantity,
        method: method === 'zeroLine' ? 'zeroLine' : 'combinedSale',
      };
    }
    case 'roundDown':
      return { type, to: money('to', 'unit', 'step', 'multiple') };
    default:
      throw new Error(`no order action ${type}`);
  }
}

function bundleAction(fields: Fields, reading: Reading): Bundle {
  const components = fields.records('components', 'items').map(fieldReader('component', reading.unknown));
  return {
    type: 'bundle',
    components: components.map((one) => ({
      sku: one.text('sku') ?? '',
      quantity: quantityIn(one, 'qty', 'quantity', 'need') ?? decimal('1'),
    })),
    ...given({ price: moneyIn(reading, fields, 'price'), bp: fields.number(...BP), off: moneyIn(reading, fields, 'off', 'amount') }),
  };
}

const UNDISCOUNTED = [
  'undiscountedOnly',
  'notDiscounted',
  'excludeDiscounted',
  'skipDiscounted',
  'exceptDiscounted',
  'noDiscounted',
  'notOnDiscounted',
];

function scopeOf(rule: Fields, reading: Reading): Scope | undefined {
  const written = rule.raw('scope');
  const scope = fieldReader('scope', reading.unknown)(isRecord(written) ? written : {});
  const undiscounted = scope.flag(...UNDISCOUNTED) || rule.flag(...UNDISCOUNTED);
  const found = given<Scope>({
    sku: scope.texts('sku', 'skus'),
    category: scope.texts('category', 'categories'),
    brand: scope.texts('brand', 'brands'),
    exceptSku: scope.texts('exceptSku', 'exceptSkus', 'excludeSku', 'excludeSkus', 'notSku', 'except'),
    undiscountedOnly: undiscounted || undefined,
  });
  return Object.keys(found).length > 0 ? found : undefined;
}

function whenOf(rule: Fields, reading: Reading): When | undefined {
  const written = rule.raw('when');
  if (!isRecord(written)) return undefined;
  const when = fieldReader('when', reading.unknown)(written);
  return given<When>({
    from: when.text('from', 'dateFrom'),
    to: when.text('to', 'dateTo'),
    customer: when.texts('customer', 'customers'),
    dealer: when.texts('dealer', 'dealers'),
    tier: when.texts('tier', 'tiers'),
    region: when.texts('region', 'regions'),
    channel: when.texts('channel', 'channels'),
    minQuantity: quantityIn(when, 'minQty', 'minQuantity'),
    minAmount: moneyIn(reading, when, 'minAmount', 'min'),
    coupon: when.text('coupon'),
    companion: when.texts('companion', 'companionSku', 'companions', 'withSku', 'with'),
  });
}

function ruleOf(record: JsonRecord, reading: Reading): Rule {
  const rule = fieldReader('rule', reading.unknown)(record);
  const { type, fields } = actionFields(isRecord(rule.raw('action')) ? (rule.raw('action') as JsonRecord) : {}, reading);
  const base = rule.text('base');
  const shared = {
    id: String(record.id),
    priority: rule.number('priority') ?? 0,
    ...given({
      scope: scopeOf(rule, reading),
      when: whenOf(rule, reading),
      base: base === 'entry' || base === 'running' ? base : undefined,
      group: rule.text('group'),
      stop: rule.flag('stop') || undefined,
      exclusive: rule.flag('exclusive') || undefined,
      excludes: rule.texts('excludes'),
    }),
  } as Pick<Rule, 'id' | 'priority'>;
  if (record.stage === 'line') return { ...shared, stage: 'line', action: lineAction(type, fields, reading) };
  if (record.stage === 'bundle') return { ...shared, stage: 'bundle', action: bundleAction(fields, reading) };
  return { ...shared, stage: 'order', action: orderAction(type, fields, reading) };
}

function groupsOf(written: Json | undefined): Record<string, GroupSelect> {
  const select = (one: Json): GroupSelect => (isRecord(one) && one.select === 'best' ? 'best' : 'priority');
  return isRecord(written) ? Object.fromEntries(Object.entries(written).map(([group, one]) => [group, select(one)])) : {};
}

/** `rules` is one set in effect for ever; `ruleSets` are versions with their own dates. */
export function ruleSetsOf(one: Fields, currency: string, unknown: Set<string>): RuleSet[] {
  const reading = { currency, unknown };
  const groups = groupsOf(one.raw('groups'));
  const sets = one.records('ruleSets');
  if (sets.length === 0) {
    return [{ version: '1', effectiveFrom: '1970-01-01', groups, rules: one.records('rules').map((rule) => ruleOf(rule, reading)) }];
  }
  return sets.map(fieldReader('ruleSet', unknown)).map((set) => ({
    version: set.text('version') ?? '',
    effectiveFrom: set.text('effectiveFrom') ?? '1970-01-01',
    groups: { ...groups, ...groupsOf(set.raw('groups')) },
    rules: set.records('rules').map((rule) => ruleOf(rule, reading)),
  }));
}
