// 阶段设置: every stage a row, each setting edited where it stands.

import { Button, Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { StageKind } from '#domain/processes/definition.ts';
import { addStage, newStage } from '#domain/processes/draftEdits.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { freshId } from '../../ui/freshId.ts';
import { DaysInput } from './DaysInput.tsx';
import { focusOn, useEditing } from './editing.ts';
import { PercentInput } from './PercentInput.tsx';
import { StageRow } from './StageRow.tsx';
import { useStageKinds } from './useStageKinds.ts';

const COLUMNS = ['stageName', 'kind', 'rate', 'unallocated', 'plannedDays', 'stageOperators'] as const;

export function StageTable(): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  return (
    <section aria-label={t('processEditor.tabs.stages')} className="stage-table">
      <div className="stage-row stage-head" aria-hidden="true">
        <span />
        {COLUMNS.map((column) => (
          <span key={column}>{t(`processEditor.${column}`)}</span>
        ))}
        <span />
      </div>
      <ol>
        {draft.stages.map((stage) => (
          <StageRow key={stage.id} stage={stage} />
        ))}
      </ol>
      <AddStage />
    </section>
  );
}

/** A new stage goes after the last one of its kind; an open one starts between its neighbours' rates. */
function AddStage(): ReactElement {
  const { t } = useTranslation();
  const { draft, edit, announce } = useEditing();
  const kinds = useStageKinds();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<StageKind>('open');
  const [rate, setRate] = useState(0);
  const [plannedDays, setPlannedDays] = useState<number | null>(null);
  const add = (): void => {
    const id = freshId();
    const order: readonly StageKind[] = ['open', 'won', 'lost'];
    const at = draft.stages.findLastIndex((stage) => order.indexOf(stage.kind) <= order.indexOf(kind)) + 1;
    edit((now) => addStage(now, { ...newStage(id, name.trim(), kind, rate), plannedDays }, at));
    announce(t('processEditor.added', { name: name.trim() }));
    setName('');
    focusOn('new-stage-name');
  };
  const chooseKind = (next: StageKind): void => {
    setKind(next);
    if (next !== 'open') setRate(next === 'won' ? 10_000 : 0);
  };
  return (
    <form
      className="stage-row stage-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) add();
      }}
    >
      <span />
      <Input
        id="new-stage-name"
        value={name}
        maxLength={80}
        placeholder={t('processEditor.newStage')}
        aria-label={t('processEditor.newStage')}
        onChange={(event) => setName(event.target.value)}
      />
      <Select value={kind} options={kinds} aria-label={t('processEditor.kind')} onChange={chooseKind} />
      <PercentInput value={rate} label={t('processEditor.rate')} onChange={setRate} />
      <span />
      <DaysInput value={plannedDays} label={t('processEditor.plannedDays')} onChange={setPlannedDays} />
      <Button htmlType="submit" disabled={name.trim() === ''}>
        {t('processEditor.add')}
      </Button>
    </form>
  );
}
