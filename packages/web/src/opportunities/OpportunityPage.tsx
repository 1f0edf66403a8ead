// The page of an opportunity: what it is, where it stands, what to do next, what happened.
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { dayIn, daysBetween } from '#domain/calendar.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { type Stage, stageById } from '#domain/processes/definition.ts';
import { approvalOf } from '#domain/processes/facts.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { isStatus } from '../api.ts';
import { RiskLine } from '../plans/RiskMarks.tsx';
import { PathBar } from '../processes/PathBar.tsx';
import { pathSteps } from '../processes/pathSteps.ts';
import { StagePanel } from '../processes/StagePanel.tsx';
import { MergedAway } from '../records/merging/MergedAway.tsx';
import { recordQuery } from '../records/recordQueries.ts';
import { objectsQuery } from '../records/useObjects.ts';
import { WithRecord } from '../records/WithRecord.tsx';
import { useSession } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { ClosedSummary } from './ClosedSummary.tsx';
import { factsOf, versionOf } from './goals.ts';
import { OperatorTaskPage } from './OperatorTaskPage.tsx';
import { OpportunityHead } from './OpportunityHead.tsx';
import './OpportunityPage.css';
import { OpportunityTabs } from './OpportunityTabs.tsx';
import { processQuery } from './processQueries.ts';
import { useMoving } from './useMoving.tsx';
import { useStageWork } from './useStageWork.tsx';

export function OpportunityPage(): ReactElement {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: state, error, refetch } = useQuery({ ...processQuery(id), retry: false });
  usePrefetchQuery(recordQuery('opportunity', id));
  usePrefetchQuery(objectsQuery);
  if (isStatus(error, 410)) return <MergedAway error={error} />;
  if (isStatus(error, 404)) return <OperatorTaskPage id={id} />;
  if (!state) return error ? <FailureState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <WithRecord object="opportunity" id={id}>
      {(object, record) => <Opportunity key={id} object={object} state={state} record={record} />}
    </WithRecord>
  );
}

const PANEL = 'stage-panel';

/** Nothing to do, to fill in or to read: as the won stage often is. */
const isEmpty = ({ events, information, guidance }: Stage): boolean => events.length + information.length + guidance.length === 0;

interface OpportunityProps {
  object: ObjectShape;
  state: ProcessState;
  record: OpenRecord;
}

function Opportunity({ object, state, record }: OpportunityProps): ReactElement {
  const { user } = useSession();
  const version = versionOf(state);
  const facts = factsOf(state);
  const [looked, setLooked] = useState<string>();
  const lookedInto = looked && stageById(version, looked) ? looked : facts.stageId;
  const work = useStageWork(state, record);
  const moving = useMoving(state, record, work);
  const today = dayIn(Date.now(), user.timeZone);
  const stage = stageById(version, lookedInto)!;
  return (
    <div className="page opportunity">
      <OpportunityHead object={object} state={state} record={record} onLose={moving.lose} onReopen={moving.reopen} />
      <RiskLine id={record.id} currency={String(record.values.currency ?? 'CNY')} />
      <PathBar
        version={version}
        facts={facts}
        daysInStage={Math.max(0, daysBetween(dayIn(state.stageEnteredAt, user.timeZone), today))}
        lookedInto={lookedInto}
        onLook={setLooked}
        missingFor={moving.missingFor}
        onMove={(target) => moving.move(target, () => setLooked(undefined))}
        {...(moving.whyNot && { whyNot: moving.whyNot })}
        panelId={PANEL}
      />
      <div id={PANEL} className="opportunity-stage">
        {facts.closed && stage.id === facts.stageId && <ClosedSummary object={object} state={state} record={record} />}
        {stage.kind !== 'lost' && !(facts.closed === 'won' && stage.id === facts.stageId && isEmpty(stage)) && (
          <StagePanel
            stage={stage}
            facts={facts}
            passed={pathSteps(version, facts).some((step) => step.stage.id === stage.id && step.standing === 'passed')}
            goals={work.goals(stage)}
            information={work.information(stage)}
            businessTypeId={state.businessTypeId}
            {...(stage.approvalFlowId !== null && { approval: { state: approvalOf(facts, stage.id) } })}
            {...work.actions}
            {...work.wording}
          />
        )}
      </div>
      <OpportunityTabs object={object} record={record} />
      {moving.dialog}
      {work.viewer}
    </div>
  );
}
