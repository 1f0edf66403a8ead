// What a stage asks for: task goals to tick, key information to fill in, its approval, and what is still missing.

import DownOutlined from '@ant-design/icons/DownOutlined';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { failures } from '#domain/decision.ts';
import type { Stage } from '#domain/processes/definition.ts';
import type { ApprovalState, OpportunityFacts } from '#domain/processes/facts.ts';
import { gateChecks } from '#domain/processes/gates.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ApprovalLine } from './ApprovalLine.tsx';
import { type Goal, type GoalActions, GoalRow } from './GoalRow.tsx';
import { type Information, InformationPair } from './InformationPair.tsx';
import { RefusalList, type RefusalWording } from './RefusalList.tsx';
import { refusalGroups } from './refusalRows.ts';
import { ProcessFileLinks, StageGuidance } from './StageGuidance.tsx';
import './StagePanel.css';

export interface StagePanelProps extends GoalActions, RefusalWording {
  stage: Stage;
  facts: OpportunityFacts;
  goals: readonly Goal[];
  information: readonly Information[];
  /** The opportunity stands behind this stage: its gate is not asked any more. */
  passed?: boolean;
  /** Whose templates and guidance files are offered. */
  businessTypeId?: string;
  approval?: { state: ApprovalState; waitingFor?: string; onSubmit?: () => void };
}

export function StagePanel(props: StagePanelProps): ReactElement {
  const { t } = useTranslation();
  const [folded, setFolded] = useState(false);
  const body = useId();
  return (
    <section className="stage-panel" aria-label={props.stage.name}>
      <header>
        <button
          type="button"
          className="plain-button stage-fold"
          aria-expanded={!folded}
          aria-controls={body}
          title={t(folded ? 'processes.unfold' : 'processes.fold')}
          onClick={() => setFolded(!folded)}
        >
          <DownOutlined rotate={folded ? -90 : 0} />
          <h2>{props.stage.name}</h2>
        </button>
        <Missing {...props} />
      </header>
      <div id={body} className="stage-body" hidden={folded}>
        <Goals {...props} />
        <div className="stage-side">
          <InformationPairs {...props} />
          {props.businessTypeId && <StageGuidance guidance={props.stage.guidance} businessTypeId={props.businessTypeId} />}
          {props.approval && <ApprovalLine {...props.approval} />}
        </div>
      </div>
    </section>
  );
}

/** The counter of what the gate still asks for; opens the full list with what mends each item. Closed, nothing is asked any more. */
function Missing(props: StagePanelProps): ReactNode {
  const { t } = useTranslation();
  if (props.facts.closed) return <EventsDone {...props} />;
  const refusals = failures(gateChecks(props.stage, props.facts));
  if (refusals.length === 0) return <span className="stage-complete">{t('processes.complete')}</span>;
  return (
    <details className={props.passed ? 'stage-missing passed' : 'stage-missing'}>
      <summary>{t(props.passed ? 'processes.leftUndone' : 'processes.missing', { count: refusals.length })}</summary>
      <RefusalList {...props} groups={refusalGroups({ stages: [props.stage] }, refusals, refusals)} />
    </details>
  );
}

function EventsDone({ stage, facts }: StagePanelProps): ReactNode {
  const { t } = useTranslation();
  if (stage.events.length === 0) return null;
  const done = stage.events.filter((event) => facts.completed.includes(event.id)).length;
  return <span className="stage-done">{t('processes.eventsDone', { done, all: stage.events.length })}</span>;
}

function Goals(props: StagePanelProps): ReactElement {
  const { t } = useTranslation();
  const { businessTypeId } = props;
  return (
    <div className="stage-goals">
      <h3>{t('processes.goals')}</h3>
      {props.goals.length === 0 && <p className="faint">{t('processes.noGoals')}</p>}
      <ul>
        {props.goals.map((goal) => (
          <GoalRow
            key={goal.event.id}
            goal={goal}
            onTick={props.onTick}
            onUpload={props.onUpload}
            onOpenFile={props.onOpenFile}
            {...(businessTypeId && {
              templatesOf: (event) => <ProcessFileLinks fileIds={event.templateFileIds} businessTypeId={businessTypeId} />,
            })}
          />
        ))}
      </ul>
    </div>
  );
}

function InformationPairs(props: StagePanelProps): ReactNode {
  const { t } = useTranslation();
  if (props.information.length === 0) return null;
  return (
    <div>
      <h3>{t('processes.information')}</h3>
      <dl>
        {props.information.map((information) => (
          <InformationPair key={information.field} information={information} />
        ))}
      </dl>
    </div>
  );
}
