// What a draft of a role changes, as lines a person can check before saving.
import {
  FIELD_LEVELS,
  type FieldLevel,
  FUNCTIONS,
  type FunctionName,
  fieldLevel,
  LEVELS,
  type Level,
  levelOf,
  mayDo,
  OBJECT_ACTIONS,
  OBJECTS,
  type ObjectAction,
  type ObjectName,
  type Rights,
} from '#domain/people/rights.ts';

export type RightChange =
  | { kind: 'function'; name: FunctionName; to: boolean; wider: boolean }
  | { kind: 'object'; object: ObjectName; action: ObjectAction; from: Level; to: Level; wider: boolean }
  | { kind: 'field'; object: ObjectName; field: string; from: FieldLevel; to: FieldLevel; wider: boolean };

const isWider = <T>(order: readonly T[], from: T, to: T): boolean => order.indexOf(to) > order.indexOf(from);

/** Every right that differs, in the order of the matrix. */
export function roleDiff(before: Rights, after: Rights): RightChange[] {
  return [...functionChanges(before, after), ...objectChanges(before, after), ...fieldChanges(before, after)];
}

const functionChanges = (before: Rights, after: Rights): RightChange[] =>
  FUNCTIONS.filter((name) => mayDo(before, name) !== mayDo(after, name)).map((name) => {
    const to = mayDo(after, name);
    return { kind: 'function', name, to, wider: to };
  });

const objectChanges = (before: Rights, after: Rights): RightChange[] =>
  OBJECTS.flatMap((object) =>
    OBJECT_ACTIONS.flatMap((action): RightChange[] => {
      const [from, to] = [levelOf(before, object, action), levelOf(after, object, action)];
      return from === to ? [] : [{ kind: 'object', object, action, from, to, wider: isWider(LEVELS, from, to) }];
    }),
  );

const fieldChanges = (before: Rights, after: Rights): RightChange[] =>
  OBJECTS.flatMap((object) => {
    const fields = new Set([...Object.keys(before.fields[object] ?? {}), ...Object.keys(after.fields[object] ?? {})]);
    return [...fields].flatMap((field): RightChange[] => {
      const [from, to] = [fieldLevel(before, object, field), fieldLevel(after, object, field)];
      return from === to ? [] : [{ kind: 'field', object, field, from, to, wider: isWider(FIELD_LEVELS, from, to) }];
    });
  });

export const withFunction = (rights: Rights, name: FunctionName, on: boolean): Rights => ({
  ...rights,
  functions: { ...rights.functions, [name]: on },
});

export const withLevel = (rights: Rights, object: ObjectName, action: ObjectAction, level: Level): Rights => ({
  ...rights,
  objects: { ...rights.objects, [object]: { ...rights.objects[object], [action]: level } },
});

/** `edit` is what every field is without a limit, so it is not written down. */
export function withField(rights: Rights, object: ObjectName, field: string, level: FieldLevel): Rights {
  const { [field]: _, ...others } = rights.fields[object] ?? {};
  return { ...rights, fields: { ...rights.fields, [object]: level === 'edit' ? others : { ...others, [field]: level } } };
}
