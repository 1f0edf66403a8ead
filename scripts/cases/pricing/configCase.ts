// One configuration case: the engine's answers against the expected ones.
import { isComplete } from '#domain/configuration/completeness.ts';
import { complete } from '#domain/configuration/completion.ts';
import type { Configurator } from '#domain/configuration/configurator.ts';
import { click, openConfigurator, whyNot } from '#domain/configuration/configurator.ts';
import type { Group, Model, Picks, Rule } from '#domain/configuration/model.ts';
import type { Json, JsonRecord } from './fields.ts';
import { fieldReader, isRecord } from './fields.ts';

const reader = (where: string) => fieldReader(where, new Set());

function modelOf(record: JsonRecord): Model {
  const model = reader('model')(record);
  return {
    options: model.records('options').map((option) => ({ id: String(option.id), price: reader('option')(option).number('price') ?? 0 })),
    groups: model.records('groups').map((group): Group => {
      const fields = reader('group')(group);
      const options = fields.texts('options') ?? [];
      return { id: String(group.id), options, min: fields.number('min') ?? 0, max: fields.number('max') ?? options.length };
    }),
    rules: model.records('rules').map((rule): Rule => {
      const fields = reader('rule')(rule);
      return { id: String(rule.id), kind: rule.kind as Rule['kind'], when: fields.texts('if') ?? [], targets: fields.texts('then') ?? [] };
    }),
  };
}

const textOf = (value: Json | undefined): string => JSON.stringify(value ?? null);
const differs = (name: string, expected: Json | undefined, got: Json): string[] =>
  expected === undefined || textOf(expected) === textOf(got) ? [] : [`${name}: expected ${textOf(expected)}, got ${textOf(got)}`];

function checkValid(expected: JsonRecord, configurator: Configurator, picks: Picks): string[] {
  const status = click(configurator, picks);
  if (!status.valid) return ['valid: expected true, got false'];
  const cheapest = expected.cheapest === undefined ? undefined : complete(configurator.compiled, picks);
  return [
    ...differs('complete', expected.complete, isComplete(configurator.compiled.model, picks.select)),
    ...differs('forced', expected.forced, [...status.forced].sort()),
    ...differs('blocked', expected.blocked, [...status.blocked].sort()),
    ...differs('cheapest', expected.cheapest, cheapest ? { price: cheapest.price, select: [...cheapest.select] } : null),
  ];
}

function checkInvalid(expected: JsonRecord, configurator: Configurator, picks: Picks): string[] {
  const explanation = whyNot(configurator, picks);
  if (!explanation) return ['valid: expected false, got true'];
  const conflicts = Array.isArray(expected.conflicts)
    ? expected.conflicts.map((one) => (Array.isArray(one) ? one.map(String).sort() : []))
    : [];
  const found = conflicts.length === 0 || conflicts.some((conflict) => textOf(conflict) === textOf(explanation));
  return found ? [] : [`conflicts: expected one of ${textOf(conflicts)}, got ${textOf(explanation)}`];
}

/** Every mismatch of one case; empty when it passes. */
export function checkConfigCase(one: JsonRecord): string[] {
  const fields = reader('case')(one);
  const configurator = openConfigurator(modelOf(isRecord(one.model) ? one.model : {}));
  const picks = { select: fields.texts('select') ?? [], reject: fields.texts('reject') ?? [] };
  const expected = isRecord(one.expect) ? one.expect : {};
  return expected.valid === false ? checkInvalid(expected, configurator, picks) : checkValid(expected, configurator, picks);
}
