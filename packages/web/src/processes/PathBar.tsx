// The path bar: where an opportunity stands on its way to winning. A click looks into a stage; moving is a button of its own.

import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import TrophyOutlined from '@ant-design/icons/TrophyOutlined';
import { Button, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { ProcessVersion, Stage } from '#domain/processes/definition.ts';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { winRate } from '#domain/processes/winRate.ts';
import { useTranslation } from '../i18n/wording.ts';
import { percent } from '../ui/percent.ts';
import './PathBar.css';
import { moveTarget, type PathStep, pathSteps, stepTo } from './pathSteps.ts';
import { StageHint } from './StageHint.tsx';

export interface PathBarProps {
  version: ProcessVersion;
  facts: OpportunityFacts;
  daysInStage: number;
  /** The stage one looks into. */
  lookedInto: string;
  onLook: (stageId: string) => void;
  /** How many things stand against moving there; 0 moves at once, more opens the reasons. */
  missingFor: (stageId: string) => number;
  onMove: (stage: Stage) => void;
  /** Why this person may not move the opportunity at all; greys the button and says so. */
  whyNot?: string;
  /** The id of the stage panel below, for screen readers. */
  panelId?: string;
}

export function PathBar(props: PathBarProps): ReactElement {
  const { t } = useTranslation();
  const steps = pathSteps(props.version, props.facts);
  const row = useRef<HTMLDivElement>(null);
  useCurrentInView(row, props.facts.stageId);
  const looked = Math.max(
    steps.findIndex(({ stage }) => stage.id === props.lookedInto),
    0,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, looked, steps.length);
    if (next === looked) return;
    event.preventDefault();
    props.onLook(steps[next]!.stage.id);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="path-bar">
      <div ref={row} role="tablist" aria-label={t('processes.path')} className="path-steps" onKeyDown={onKeyDown}>
        {steps.map((step, at) => (
          <Chevron key={step.stage.id} {...props} step={step} looked={at === looked} />
        ))}
      </div>
      <MoveHere {...props} steps={steps} />
    </div>
  );
}

/** On a narrow screen the bar scrolls; it opens where the opportunity stands. */
function useCurrentInView(row: RefObject<HTMLDivElement | null>, stageId: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move changes which chevron is the current one
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && current) row.current.scrollLeft = current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2;
  }, [row, stageId]);
}

function Chevron(props: PathBarProps & { step: PathStep; looked: boolean }): ReactElement {
  const { stage, standing } = props.step;
  return (
    <Tooltip title={<StageHint version={props.version} facts={props.facts} step={props.step} />} mouseEnterDelay={0.3}>
      <button
        type="button"
        role="tab"
        className={`plain-button chevron ${standing} ${stage.kind}`}
        aria-selected={props.looked}
        aria-current={standing === 'current' ? 'step' : undefined}
        aria-controls={props.panelId}
        tabIndex={props.looked ? 0 : -1}
        onClick={() => props.onLook(stage.id)}
      >
        <span className="chevron-text">
          <span className="chevron-name">
            <StandingMark step={props.step} />
            {stage.name}
          </span>
          <ChevronFigure {...props} />
        </span>
      </button>
    </Tooltip>
  );
}

function StandingMark({ step }: { step: PathStep }): ReactNode {
  const { t } = useTranslation();
  if (step.stage.kind === 'won' && step.standing === 'current') return <TrophyOutlined aria-hidden="true" />;
  if (step.stage.kind === 'lost') return <CloseOutlined aria-hidden="true" />;
  return step.standing === 'passed' ? <CheckOutlined aria-label={t('processes.passed')} /> : null;
}

/** Current: win rate and days in the stage. Ahead: what is earned already. Otherwise the rate the stage reaches. */
function ChevronFigure(props: PathBarProps & { step: PathStep }): ReactNode {
  const { t } = useTranslation();
  const { step } = props;
  if (step.standing === 'current' && step.stage.kind === 'open') {
    return (
      <span className="chevron-figure">
        <strong>{percent(winRate(props.version, props.facts).rate)}</strong> · {t('processes.days', { count: props.daysInStage })}
      </span>
    );
  }
  if (step.earned > 0) return <span className="chevron-figure earned">+{percent(step.earned)}</span>;
  return <span className="chevron-figure">{step.stage.kind === 'lost' ? '' : percent(step.stage.rate)}</span>;
}

const MOVES = { open: 'processes.moveTo', won: 'processes.win', lost: 'processes.lose' } as const;

/** Going back is offered as well, but not as the next thing to do. */
function MoveHere(props: PathBarProps & { steps: readonly PathStep[] }): ReactNode {
  const { t } = useTranslation();
  const { steps, whyNot } = props;
  const target = moveTarget(steps, props.lookedInto);
  if (!target || props.facts.closed) return null;
  const isBack = steps.some(({ stage, standing }) => stage.id === target.id && standing === 'passed');
  const label = t(isBack ? 'processes.moveBackTo' : MOVES[target.kind], { stage: target.name });
  if (whyNot) {
    return (
      <Tooltip title={whyNot}>
        <Button aria-disabled="true" className="path-move refused" aria-description={whyNot}>
          {label}
        </Button>
      </Tooltip>
    );
  }
  const missing = props.missingFor(target.id);
  const moves = missing === 0 && target.kind !== 'lost' && !isBack;
  return (
    <Button type={moves ? 'primary' : 'default'} className="path-move" onClick={() => props.onMove(target)}>
      {label}
      {missing > 0 && <span className="path-missing">{t('processes.missing', { count: missing })}</span>}
    </Button>
  );
}
