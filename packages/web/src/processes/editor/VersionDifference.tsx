import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { ChangeList } from './ChangeList.tsx';
import { useEditing } from './editing.ts';
import { versionQuery } from './queries.ts';

/** What one published version has that another had not. */
export function VersionDifference(props: { typeId: string; before: string; after: string }): ReactElement {
  const before = useQuery(versionQuery(props.typeId, props.before));
  const after = useQuery(versionQuery(props.typeId, props.after));
  const error = before.error ?? after.error;
  if (error && !(before.data && after.data))
    return <FailureState error={error} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />;
  if (!before.data || !after.data) return <ListSkeleton rows={2} />;
  return <ChangeList before={before.data} after={after.data} />;
}

/** What the draft has that a published version has not. */
export function DraftDifference(props: { before: string }): ReactElement {
  const { typeId, draft } = useEditing();
  const before = useQuery(versionQuery(typeId, props.before));
  if (before.error && !before.data) return <FailureState error={before.error} onRetry={() => void before.refetch()} />;
  return before.data ? <ChangeList before={before.data} after={draft} /> : <ListSkeleton rows={2} />;
}
