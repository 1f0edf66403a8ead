import { describe, expect, it } from 'vitest';
import { groupCondition, isGroupable, withinGroup } from './grouping.ts';
import { OBJECT_DESCRIPTORS } from './objects.ts';

it('groups by what has few named values', () => {
  const keys = OBJECT_DESCRIPTORS.opportunity.fields.filter(isGroupable).map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(['ownerId', 'businessTypeId', 'stageId', 'status', 'source', 'createdBy']));
  for (const key of ['name', 'amount', 'accountId', 'closingOn', 'description']) expect(keys).not.toContain(key);
  expect(OBJECT_DESCRIPTORS.product.fields.filter(isGroupable).map(({ key }) => key)).toContain('active');
});

describe('the records of a group', () => {
  const open = { field: 'status', operator: 'equals', value: 'open' } as const;
  const inStage = groupCondition('stageId', 's1');

  it('meet the list’s filter and the group’s condition', () => {
    expect(withinGroup(null, inStage)).toEqual(inStage);
    expect(withinGroup(open, inStage)).toEqual({ join: 'and', of: [open, inStage] });
  });

  it('add no level to a filter that already joins by AND', () => {
    expect(withinGroup({ join: 'and', of: [open, open] }, inStage)).toEqual({ join: 'and', of: [open, open, inStage] });
    const either = { join: 'or' as const, of: [open, open] };
    expect(withinGroup(either, inStage)).toEqual({ join: 'and', of: [either, inStage] });
  });

  it('have no value where the group has none', () => {
    expect(groupCondition('source', null)).toEqual({ field: 'source', operator: 'empty' });
  });
});
