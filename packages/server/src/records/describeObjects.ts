import { levelOf, OBJECT_ACTIONS, OBJECTS } from '#domain/people/rights.ts';
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';
import { asField } from '#domain/records/customFields.ts';
import { type CallerField, isCustom } from '#domain/records/field.ts';
import { fieldsFor, isQuestionable, OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { operatorsOf } from '#domain/records/operators.ts';
import { builtinViews } from '#domain/records/views.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { liveCustomFields } from './callerFields.ts';
import { ownPickLists } from './pickLists.ts';

function shapeOf(field: CallerField, customFieldId: string | undefined): FieldShape {
  const { column: _, options, required, readOnly, ...rest } = field;
  const asked = field.filterable && isQuestionable(field);
  return {
    ...rest,
    required: required ?? false,
    readOnly: (readOnly ?? false) || field.level !== 'edit',
    sortable: field.sortable && isQuestionable(field),
    filterable: asked,
    operators: asked ? [...operatorsOf(field)] : [],
    ...(options ? { options: [...options] } : {}),
    ...(customFieldId ? { customFieldId } : {}),
  };
}

/** Every object the caller may read: what lists, forms, filters and imports are made of. */
export async function describeObjects(tx: Tx, scope: Scope): Promise<ObjectShape[]> {
  const [custom, lists] = [await liveCustomFields(tx, null), await ownPickLists(tx, null)];
  return OBJECTS.filter((object) => levelOf(scope.rights, object, 'read') !== 'none').map((object) => {
    const { name, path, label, owned } = OBJECT_DESCRIPTORS[object];
    const own = custom.filter((field) => field.object === object);
    const ownFields = { customFields: own.map(asField), pickLists: lists.filter((list) => list.object === object) };
    const idOf = (key: string) => (isCustom(key) ? own.find((field) => asField(field).key === key)?.id : undefined);
    return {
      ...{ name, path, label, owned },
      actions: Object.fromEntries(
        OBJECT_ACTIONS.map((action) => [action, levelOf(scope.rights, object, action)]),
      ) as ObjectShape['actions'],
      fields: fieldsFor(object, ownFields, scope.rights).map((field) => shapeOf(field, idOf(field.key))),
      views: builtinViews(object).map((view) => ({ key: view.key, label: view.label })),
    };
  });
}
