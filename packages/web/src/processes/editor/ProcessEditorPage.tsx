import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMayDo } from '../../session.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { NoRight, NotFound, PageSkeleton } from '../../ui/states.tsx';
import { ProcessEditor } from './ProcessEditor.tsx';
import { businessTypesQuery } from './queries.ts';
import { useFirstDraft } from './useDraftKeeper.ts';
import { useRightName } from './useRightName.ts';
import './editor.css';

export function ProcessEditorPage(): ReactElement {
  const { id } = useParams({ from: '/shell/processes/$id' });
  const mayEdit = useMayDo('processes.edit');
  const right = useRightName();
  return <div className="page page-wide process-editor">{mayEdit ? <Loaded key={id} id={id} /> : <NoRight right={right} />}</div>;
}

function Loaded({ id }: { id: string }): ReactElement {
  const types = useQuery(businessTypesQuery);
  const first = useFirstDraft(id);
  const error = types.error ?? first.error;
  if (error && !(types.data && first.data))
    return <FailureState error={error} onRetry={() => void Promise.all([types.refetch(), first.refetch()])} />;
  if (!types.data || !first.data) return <PageSkeleton />;
  const type = types.data.businessTypes.find((one) => one.id === id);
  return type ? <ProcessEditor type={type} first={first.data} /> : <NotFound />;
}
