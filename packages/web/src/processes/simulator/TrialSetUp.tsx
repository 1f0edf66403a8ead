import { Checkbox, Segmented, Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { type ProcessVersion, pathOf, stageById } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { PersonPicker } from '../../records/PersonPicker.tsx';
import { RecordPicker } from '../../records/RecordPicker.tsx';
import { standIn } from './trial.ts';
import type { Trial } from './useTrial.ts';

export interface TrialProps {
  trial: Trial;
  draft: ProcessVersion;
}

/** Who acts, on which opportunity, from where to where, under which rules and rights. */
export function TrialSetUp({ trial, draft, elsewhere }: TrialProps & { elsewhere: boolean }): ReactElement {
  const { t } = useTranslation();
  const stages = draft.stages.map(({ id, name }) => ({ value: id, label: name }));
  const { act, facts, rules, rights } = trial;
  return (
    <section className="trial-set-up" aria-label={t('simulator.setUp')}>
      <Row label={t('simulator.who')}>
        <PersonPicker
          aria-label={t('simulator.who')}
          value={trial.userId}
          name={trial.subject.data?.actor.name ?? '…'}
          onChange={trial.setUser}
        />
      </Row>
      <Row label={t('simulator.from')}>
        <RecordPicker object="opportunity" aria-label={t('simulator.from')} value={trial.opportunityId} onChange={trial.takeFrom} />
        {elsewhere && <span className="over">{t('simulator.elsewhere')}</span>}
      </Row>
      <Row label={t('simulator.stage')}>
        <Select
          className="wide"
          aria-label={t('simulator.stage')}
          value={facts.stageId}
          options={stages}
          onChange={(stageId: string) => trial.setFacts(standIn(draft, facts, stageId))}
        />
      </Row>
      <Row label={t('simulator.act')}>
        <Segmented
          aria-label={t('simulator.act')}
          value={act.do}
          options={[
            { value: 'move', label: t('simulator.move') },
            { value: 'complete', label: t('simulator.complete') },
          ]}
          onChange={(kind) => trial.setAct(kind === 'move' ? undefined : firstEvent(draft, facts.stageId))}
        />
        {act.do === 'move' ? (
          <Select
            className="wide"
            aria-label={t('simulator.target')}
            value={act.to}
            options={stages}
            onChange={(to: string) => trial.setAct({ do: 'move', to })}
          />
        ) : (
          <Select
            className="wide"
            aria-label={t('simulator.event')}
            value={act.eventId}
            options={pathOf(draft).map((stage) => ({
              label: stage.name,
              title: stage.name,
              options: stage.events.map(({ id, name }) => ({ value: id, label: name })),
            }))}
            onChange={(eventId: string) => trial.setAct({ do: 'complete', eventId })}
          />
        )}
      </Row>
      <Row label={t('processEditor.tabs.rules')}>
        <Checkbox checked={rules.sequentialOnly} onChange={({ target }) => trial.setRules({ ...rules, sequentialOnly: target.checked })}>
          {t('processEditor.rules.sequentialOnly.short')}
        </Checkbox>
        <Checkbox checked={rules.freeSkip} onChange={({ target }) => trial.setRules({ ...rules, freeSkip: target.checked })}>
          {t('processEditor.rules.freeSkip.short')}
        </Checkbox>
      </Row>
      <Row label={t('simulator.rights')}>
        <Checkbox checked={rights.edit} onChange={({ target }) => trial.setRights({ edit: target.checked })}>
          {t('simulator.mayEdit')}
        </Checkbox>
        <Checkbox checked={rights.override} onChange={({ target }) => trial.setRights({ override: target.checked })}>
          {t('simulator.mayOverride')}
        </Checkbox>
        {act.do === 'move' && (
          <Checkbox checked={trial.override} onChange={({ target }) => trial.setOverride(target.checked)}>
            {t('simulator.overrides')}
          </Checkbox>
        )}
      </Row>
      {act.do === 'move' && <Closing trial={trial} draft={draft} />}
    </section>
  );
}

const firstEvent = (draft: ProcessVersion, stageId: string) => {
  const stages = [stageById(draft, stageId), ...pathOf(draft)];
  const event = stages.flatMap((stage) => stage?.events ?? [])[0];
  return event && { do: 'complete' as const, eventId: event.id };
};

/** What winning and losing ask for. */
function Closing({ trial, draft }: TrialProps): ReactElement | null {
  const { t } = useTranslation();
  const { act, facts } = trial;
  const kind = act.do === 'move' ? stageById(draft, act.to)?.kind : undefined;
  if (kind === 'lost')
    return (
      <Row label={t('simulator.closing')}>
        <Checkbox checked={trial.lossReason} onChange={({ target }) => trial.setLossReason(target.checked)}>
          {t('simulator.hasLossReason')}
        </Checkbox>
      </Row>
    );
  if (kind !== 'won') return null;
  return (
    <Row label={t('simulator.closing')}>
      <Checkbox checked={facts.amount !== null} onChange={({ target }) => trial.setFacts({ ...facts, amount: target.checked ? 0 : null })}>
        {t('simulator.hasAmount')}
      </Checkbox>
      <Checkbox
        checked={facts.closingOn !== null}
        onChange={({ target }) => trial.setFacts({ ...facts, closingOn: target.checked ? '2030-01-01' : null })}
      >
        {t('simulator.hasClosingDate')}
      </Checkbox>
    </Row>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="trial-row">
      <span aria-hidden="true" className="quiet">
        {label}
      </span>
      <div>{children}</div>
    </div>
  );
}
