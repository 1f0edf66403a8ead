// 模拟: who, standing where, does what; beside it every check in order and why.

import type { ReactElement } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import { isStatus } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { useEditing } from '../editor/editing.ts';
import './simulator.css';
import { TraceList } from './TraceList.tsx';
import { TrialFacts } from './TrialFacts.tsx';
import { TrialSetUp } from './TrialSetUp.tsx';
import { useTrial } from './useTrial.ts';

export function SimulatorPanel({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const trial = useTrial(type, draft);
  const { error, data, refetch } = trial.subject;
  const elsewhere = isStatus(error, 404);
  if (error && !data && !elsewhere) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data && !elsewhere) return <ListSkeleton rows={4} />;
  return (
    <div className="simulator">
      <div>
        <p className="quiet">{t('simulator.lead')}</p>
        <TrialSetUp trial={trial} draft={draft} elsewhere={elsewhere} />
      </div>
      <TraceList trial={trial} draft={draft} />
      <TrialFacts trial={trial} draft={draft} />
    </div>
  );
}
