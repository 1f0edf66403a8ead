// A saved view (视图): a filter, a sort and columns under a name. Private to its owner unless shared; the built-in views exist for
// everyone and are no rows.
import type { ObjectName } from '../people/rights.ts';
import type { CallerField, Label } from './field.ts';
import { type FilterNode, type FilterProblem, filterProblems } from './filters.ts';
import { isGroupable } from './grouping.ts';
import { isSortable, type Sort } from './listQuery.ts';
import { isQuestionable, OBJECT_DESCRIPTORS } from './objects.ts';

export interface ViewDefinition {
  filter: FilterNode | null;
  sort: Sort;
  /** Field keys in the order shown. */
  columns: string[];
  /** Field to group by. */
  groupBy?: string | null | undefined;
  /** Pixels by field key, of the columns somebody gave another width. */
  widths?: Readonly<Record<string, number>> | undefined;
}

/** Whose records a built-in view shows, apart from its filter. */
export type Relation = 'team' | 'followed';

export interface BuiltinView {
  key: string;
  label: Label;
  filter: FilterNode | null;
  relation: Relation | null;
}

const mine: FilterNode = { field: 'ownerId', operator: 'me' };

const OWNED_VIEWS: readonly BuiltinView[] = [
  { key: 'mine', label: { zh: '我负责的', en: 'Mine' }, filter: mine, relation: null },
  { key: 'joined', label: { zh: '我参与的', en: 'I take part' }, filter: null, relation: 'team' },
  {
    key: 'subordinates',
    label: { zh: '下属负责的', en: "My people's" },
    filter: { field: 'ownerId', operator: 'mySubordinates' },
    relation: null,
  },
  { key: 'followed', label: { zh: '我关注的', en: 'Followed' }, filter: null, relation: 'followed' },
  {
    key: 'dueToday',
    label: { zh: '今日待跟进', en: 'Due today' },
    filter: { join: 'and', of: [mine, { field: 'nextStepAt', operator: 'today' }] },
    relation: null,
  },
];

const ALL: BuiltinView = { key: 'all', label: { zh: '全部', en: 'All' }, filter: null, relation: null };

/** The views everyone finds: an object without owners has only “all” and “followed”. */
export function builtinViews(object: ObjectName): BuiltinView[] {
  const own = OBJECT_DESCRIPTORS[object].owned ? OWNED_VIEWS : OWNED_VIEWS.filter((view) => view.key === 'followed');
  return [ALL, ...own];
}

/** Everything wrong with a view for the person who saves it. */
export function viewProblems(view: ViewDefinition, fields: readonly CallerField[]): (FilterProblem | { field: string; reason: string })[] {
  const stranger = view.columns.filter((key) => !fields.some((field) => field.key === key));
  const grouped = view.groupBy ? fields.find((field) => field.key === view.groupBy) : undefined;
  return [
    ...(view.filter ? filterProblems(view.filter, fields) : []),
    ...(isSortable(view.sort, fields) ? [] : [{ field: 'sort', reason: 'notSortable' }]),
    ...(view.groupBy && !(grouped && isGroupable(grouped) && isQuestionable(grouped))
      ? [{ field: view.groupBy, reason: 'notGroupable' }]
      : []),
    ...stranger.map((key) => ({ field: key, reason: 'unknownField' })),
  ];
}
