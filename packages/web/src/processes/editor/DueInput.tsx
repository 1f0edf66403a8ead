import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { DueOffset, KeyEvent } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useEditing } from './editing.ts';

const NEVER = 'never';
const STAGE = 'stage';
const TEN_YEARS = 3_650;

/** When the event falls due: not at all, or so many days after its stage is entered or another event is completed. */
export function DueInput({ event, onChange }: { event: KeyEvent; onChange: (due: DueOffset | null) => void }): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const { due } = event;
  const start = due === null ? NEVER : due.from.kind === 'stage' ? STAGE : due.from.eventId;
  const others = draft.stages
    .flatMap((stage) => stage.events.map(({ id, name }) => ({ value: id, label: `${stage.name} · ${name}` })))
    .filter(({ value }) => value !== event.id);
  const gone = start !== NEVER && start !== STAGE && !others.some(({ value }) => value === start);
  const options = [
    { value: NEVER, label: t('processEditor.dueNever') },
    { value: STAGE, label: t('processEditor.dueAfterStage') },
    { label: t('processEditor.dueAfterEvent'), options: others },
    ...(gone ? [{ value: start, label: t('processEditor.dueGone') }] : []),
  ];
  const choose = (value: string): void => {
    const from = value === STAGE ? { kind: 'stage' as const } : { kind: 'event' as const, eventId: value };
    onChange(value === NEVER ? null : { from, days: due?.days ?? 0 });
  };
  return (
    <span className="due-input">
      <Select
        value={start}
        options={options}
        aria-label={t('processEditor.due')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={choose}
      />
      {due && (
        <InputNumber<number>
          value={due.days}
          min={0}
          max={TEN_YEARS}
          precision={0}
          controls={false}
          suffix={t('processEditor.daysUnit')}
          aria-label={t('processEditor.dueDays')}
          onChange={(days) => onChange({ ...due, days: days ?? 0 })}
        />
      )}
    </span>
  );
}
