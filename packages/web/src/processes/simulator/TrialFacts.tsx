import { Checkbox, Select } from 'antd';
import type { ReactElement } from 'react';
import { pathOf, type Stage } from '#domain/processes/definition.ts';
import { type ApprovalState, approvalOf, liveFilesOf } from '#domain/processes/facts.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useInformationFields } from '../editor/useInformationFields.ts';
import { RequiredStar } from '../RequiredStar.tsx';
import type { TrialProps } from './TrialSetUp.tsx';
import { toggleCompleted, toggleFile, toggleFilled } from './trial.ts';

const STATES: readonly ApprovalState[] = ['none', 'not_needed', 'pending', 'approved', 'rejected', 'stale', 'terminated'];

/** What is done, filled in, uploaded and approved, stage by stage; every one can be switched. */
export function TrialFacts({ trial, draft }: TrialProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="trial-facts" aria-label={t('simulator.facts')}>
      <h3>{t('simulator.facts')}</h3>
      {pathOf(draft)
        .filter((stage) => stage.events.length > 0 || stage.information.length > 0 || stage.approvalFlowId !== null)
        .map((stage) => (
          <StageFacts key={stage.id} stage={stage} trial={trial} />
        ))}
    </section>
  );
}

function StageFacts({ stage, trial }: { stage: Stage; trial: TrialProps['trial'] }): ReactElement {
  const { t } = useTranslation();
  const { labelOfField } = useInformationFields();
  const { facts, setFacts } = trial;
  return (
    <fieldset className="trial-stage" data-current={facts.stageId === stage.id || undefined}>
      <legend>{stage.name}</legend>
      {stage.events.map(({ id, name, required, upload }) => (
        <div key={id} className="trial-event">
          <Checkbox checked={facts.completed.includes(id)} onChange={() => setFacts(toggleCompleted(facts, id))}>
            {name}
            {required && <RequiredStar />}
          </Checkbox>
          {upload !== 'none' && (
            <Checkbox
              checked={liveFilesOf(facts, id) > 0}
              aria-label={t('simulator.fileOf', { name })}
              onChange={() => setFacts(toggleFile(facts, id))}
            >
              <span className="quiet">{t(upload === 'must' ? 'simulator.mustFile' : 'simulator.file')}</span>
            </Checkbox>
          )}
        </div>
      ))}
      {stage.information.map(({ field, required }) => (
        <Checkbox key={field} checked={facts.filled.includes(field)} onChange={() => setFacts(toggleFilled(facts, field))}>
          {t('simulator.filled', { field: labelOfField(field) })}
          {required && <RequiredStar />}
        </Checkbox>
      ))}
      {stage.approvalFlowId !== null && (
        <Select
          aria-label={t('simulator.approvalOf', { name: stage.name })}
          value={approvalOf(facts, stage.id)}
          options={STATES.map((state) => ({
            value: state,
            label: `${t('processes.approval.title')} · ${t(`processes.approval.${state}`)}`,
          }))}
          onChange={(state: ApprovalState) => setFacts({ ...facts, approvals: { ...facts.approvals, [stage.id]: state } })}
        />
      )}
    </fieldset>
  );
}
