import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import WarningFilled from '@ant-design/icons/WarningFilled';
import type { ReactElement } from 'react';
import { eventById, type ProcessVersion, pathOf, stageById } from '#domain/processes/definition.ts';
import type { TraceLine } from '#domain/processes/simulate.ts';
import { comma } from '../../i18n/separators.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';
import { useOperatorNames } from '../editor/operators.ts';
import { useInformationFields } from '../editor/useInformationFields.ts';
import { checkWords } from './checkWords.ts';
import type { TrialProps } from './TrialSetUp.tsx';
import { type TraceGroup, traceGroups } from './traceGroups.ts';
import type { Trial } from './useTrial.ts';

/** The verdict, and every check that led to it, in order. */
export function TraceList({ trial, draft }: TrialProps): ReactElement {
  const { t } = useTranslation();
  const { verdict, act } = trial;
  const failed = verdict.trace.filter(({ passed, overridden }) => !passed && !overridden).length;
  const what =
    act.do === 'move'
      ? t('simulator.verdictMove', { stage: stageById(draft, act.to)?.name ?? '' })
      : t('simulator.verdictEvent', { name: eventById(draft, act.eventId)?.event.name ?? '' });
  return (
    <section className="trace" aria-label={t('simulator.checks')}>
      <div role="status" className={`verdict ${verdict.allowed ? 'verdict-yes' : 'verdict-no'}`}>
        {verdict.allowed ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />}
        <div>
          <strong>{t(verdict.allowed ? 'simulator.yes' : 'simulator.no', { what })}</strong>
          <p>{reasonOf(t, trial, failed)}</p>
        </div>
      </div>
      <ol className="trace-groups">
        {traceGroups(verdict.trace).map((group) => (
          <Group key={`${group.kind} ${group.stageId} ${group.lines[0]?.number}`} group={group} trial={trial} draft={draft} />
        ))}
      </ol>
      {act.do === 'move' && isBackwards(draft, trial) && <p className="quiet">{t('simulator.backwards')}</p>}
    </section>
  );
}

function reasonOf(t: Translate, { verdict }: Trial, failed: number): string {
  if (!verdict.allowed) return t('simulator.failed', { count: failed });
  if (!verdict.changes) return t('simulator.nothingToDo');
  return t('simulator.winRate', { before: percent(verdict.winRate.before), after: percent(verdict.winRate.after) });
}

function isBackwards(draft: ProcessVersion, { act, facts }: Trial): boolean {
  const path = pathOf(draft).map(({ id }) => id);
  return act.do === 'move' && path.includes(act.to) && path.indexOf(act.to) < path.indexOf(facts.stageId);
}

function Group({ group, trial, draft }: TrialProps & { group: TraceGroup }): ReactElement {
  const { t } = useTranslation();
  const stage = stageById(draft, group.stageId ?? '');
  const title = stage ? t('simulator.groups.gate', { stage: stage.name }) : t(`simulator.groups.${group.kind}`, { stage: '' });
  return (
    <li>
      <h4>{title}</h4>
      <p className="quiet">{whyOf(t, group, trial)}</p>
      <ul>
        {group.lines.map(({ number, line }) => (
          <Line key={number} number={number} line={line} draft={draft} />
        ))}
      </ul>
    </li>
  );
}

function whyOf(t: Translate, { kind }: TraceGroup, { rules }: Trial): string {
  if (kind === 'operators' || kind === 'gate') return t(`simulator.why.${kind}.${rules.freeSkip ? 'ticked' : 'unticked'}`);
  if (kind === 'event') return t(`simulator.why.event.${rules.sequentialOnly ? 'ticked' : 'unticked'}`);
  return t(`simulator.why.${kind}`);
}

function Line({ number, line, draft }: { number: number; line: TraceLine; draft: ProcessVersion }): ReactElement {
  const { t } = useTranslation();
  const { labelOfField } = useInformationFields();
  const whoMay = 'whoMay' in line.subject ? line.subject.whoMay : [];
  const nameOf = useOperatorNames(whoMay);
  const state = line.passed ? 'passed' : line.overridden ? 'overridden' : 'failed';
  return (
    <li className={`trace-line trace-${state}`}>
      <span className="figure quiet">{number}</span>
      {line.passed ? (
        <CheckCircleFilled aria-hidden="true" />
      ) : line.overridden ? (
        <WarningFilled aria-hidden="true" />
      ) : (
        <CloseCircleFilled aria-hidden="true" />
      )}
      <span>
        {checkWords(t, line.subject, draft, labelOfField)}
        <span className="unseen"> {t(`simulator.states.${state}`)}</span>
        {whoMay.length > 0 && <span className="quiet"> {t('processes.whoMay', { names: whoMay.map(nameOf).join(comma()) })}</span>}
        {line.overridden && <span className="quiet"> {t('simulator.states.overridden')}</span>}
      </span>
    </li>
  );
}
