import type { ReactElement } from 'react';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { winRate } from '#domain/processes/winRate.ts';
import { useTranslation } from '../i18n/wording.ts';
import { percent } from '../ui/percent.ts';
import type { PathStep } from './pathSteps.ts';

/** How the number on a chevron comes about: for the current stage every part of the win rate, for the others what counts there. */
export function StageHint(props: { version: ProcessVersion; facts: OpportunityFacts; step: PathStep }): ReactElement {
  const { t } = useTranslation();
  const { stage, standing, earned, completed } = props.step;
  if (standing === 'current' && !props.facts.closed) return <WinRateParts version={props.version} facts={props.facts} />;
  const done = t('processes.eventsDone', { done: completed, all: stage.events.length });
  return (
    <div className="stage-hint">
      <div>{stage.events.length > 0 ? done : t('processes.noEvents')}</div>
      {earned > 0 && <div>{t('processes.countsOnArrival', { share: percent(earned) })}</div>}
      {stage.plannedDays !== null && <div>{t('processes.plannedDays', { count: stage.plannedDays })}</div>}
    </div>
  );
}

function WinRateParts(props: { version: ProcessVersion; facts: OpportunityFacts }): ReactElement {
  const { t } = useTranslation();
  const parts = winRate(props.version, props.facts);
  return (
    <table className="stage-hint">
      <caption>{t('processes.winRate')}</caption>
      <tbody>
        {parts.anchored > 0 && <Part name={t('processes.anchored')} share={parts.anchored} />}
        <Part name={t('processes.unallocated')} share={parts.unallocated} />
        {parts.events.map((event) => (
          <Part key={event.eventId} name={event.name} share={event.share} {...(!event.completed && { open: true })} />
        ))}
      </tbody>
      <tfoot>
        <Part name={t('processes.together')} share={parts.rate} />
      </tfoot>
    </table>
  );
}

function Part(props: { name: string; share: number; open?: boolean }): ReactElement {
  return (
    <tr className={props.open ? 'open' : ''}>
      <th scope="row">{props.name}</th>
      <td>{props.open ? `(${percent(props.share)})` : percent(props.share)}</td>
    </tr>
  );
}
