import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Stage } from '#domain/processes/definition.ts';
import { changeStage, removeStage, reorderStage } from '#domain/processes/draftEdits.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { DaysInput } from './DaysInput.tsx';
import { focusOn, useEditing } from './editing.ts';
import { type Direction, Grip } from './Grip.tsx';
import { OperatorsDialog } from './OperatorsDialog.tsx';
import { OperatorsText } from './OperatorsText.tsx';
import { PercentInput } from './PercentInput.tsx';
import { type Edge, placeBeside, useReorder } from './reorder.ts';
import { Unallocated } from './Unallocated.tsx';
import { useStageKinds } from './useStageKinds.ts';

export const stageElement = (stageId: string): string => `stage-${stageId}`;
const gripElement = (stageId: string): string => `stage-grip-${stageId}`;

export function StageRow({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { draft, edit, announce } = useEditing();
  const kinds = useStageKinds();
  const ids = draft.stages.map(({ id }) => id);
  const position = ids.indexOf(stage.id);

  const put = (stageId: string, at: number): void => {
    edit((now) => reorderStage(now, stageId, at));
    const name = draft.stages.find(({ id }) => id === stageId)?.name ?? '';
    announce(t('processEditor.movedTo', { name, position: at + 1, all: ids.length }));
    focusOn(gripElement(stageId));
  };
  const step = (direction: Direction): void => {
    const at = position + (direction === 'up' ? -1 : 1);
    if (at >= 0 && at < ids.length) put(stage.id, at);
  };
  const drop = (moved: string, edge: Edge): void => put(moved, placeBeside(ids, moved, stage.id, edge));
  const { row, grip, edge, dragging } = useReorder<HTMLLIElement>({ kind: 'stage', id: stage.id, onDrop: drop });

  const change = (settings: Parameters<typeof changeStage>[2]): void =>
    edit((now) => changeStage(now, stage.id, settings), `${stage.id} ${Object.keys(settings).join()}`);
  const of = (field: 'stageName' | 'kind' | 'rate' | 'plannedDays'): string =>
    t('processEditor.of', { field: t(`processEditor.${field}`), name: stage.name });
  return (
    <li ref={row} className={`stage-row ${dragging ? 'dragging' : ''} ${edge ? `drop-${edge}` : ''}`}>
      <Grip id={gripElement(stage.id)} name={stage.name} grip={grip} onMove={step} />
      <Input
        id={stageElement(stage.id)}
        value={stage.name}
        maxLength={80}
        aria-label={of('stageName')}
        {...(stage.name.trim() === '' && { status: 'error' as const })}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Select value={stage.kind} options={kinds} aria-label={of('kind')} onChange={(kind) => change({ kind })} />
      <PercentInput value={stage.rate} label={of('rate')} onChange={(rate) => change({ rate })} />
      <Unallocated stage={stage} labelled />
      {stage.kind === 'open' ? (
        <DaysInput value={stage.plannedDays} label={of('plannedDays')} onChange={(plannedDays) => change({ plannedDays })} />
      ) : (
        <span className="faint stage-no-days">—</span>
      )}
      <StageOperators stage={stage} />
      <DeleteStage stage={stage} />
    </li>
  );
}

function StageOperators({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="plain-button stage-operators"
        aria-label={t('processEditor.of', { field: t('processEditor.stageOperators'), name: stage.name })}
        onClick={() => setOpen(true)}
      >
        <span className="narrow-label faint">{t('processEditor.stageOperators')}</span> <OperatorsText operators={stage.operators} />
      </button>
      {open && (
        <OperatorsDialog
          title={t('processEditor.stageOperatorsOf', { name: stage.name })}
          hint={t('processEditor.stageOperatorsHint')}
          operators={stage.operators}
          onSave={(operators) => edit((now) => changeStage(now, stage.id, { operators }))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Deleted at once: undo brings the stage back with everything in it. */
function DeleteStage({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { edit, announce } = useEditing();
  const remove = (): void => {
    edit((now) => removeStage(now, stage.id));
    announce(t('processEditor.removed', { name: stage.name }));
    focusOn('undo-edit');
  };
  const label = t('processEditor.removeNamed', { name: stage.name });
  return (
    <button type="button" className="plain-button icon-button" aria-label={label} title={label} onClick={remove}>
      <DeleteOutlined />
    </button>
  );
}
