// What can be done in a stage: tick, upload, fill in. The stage panel and the refusal dialog share it.

import { Button, Upload } from 'antd';
import type { ReactNode } from 'react';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import type { KeyEvent, Stage } from '#domain/processes/definition.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { FieldShape, OpenRecord } from '#domain/records/contract.ts';
import { useFileViewer } from '../files/useFileViewer.tsx';
import { useTranslation } from '../i18n/wording.ts';
import { allOperators } from '../processes/editor/allOperators.ts';
import { useOperatorNames } from '../processes/editor/operators.ts';
import type { Goal, GoalActions } from '../processes/GoalRow.tsx';
import type { Information } from '../processes/InformationPair.tsx';
import type { RefusalWording } from '../processes/RefusalList.tsx';
import { FieldValue, isEmptyValue } from '../records/FieldValue.tsx';
import { labelOf, useObject } from '../records/useObjects.ts';
import { useSession } from '../session.tsx';
import { FieldEditor } from './FieldEditor.tsx';
import { goalsOf, versionOf } from './goals.ts';
import { useFill, useTick, useUpload } from './processQueries.ts';

export interface StageWork {
  goals: (stage: Stage) => Goal[];
  information: (stage: Stage) => Information[];
  actions: GoalActions;
  wording: RefusalWording;
  /** The file one looks at. */
  viewer: ReactNode;
}

export function useStageWork(state: ProcessState, record: OpenRecord): StageWork {
  const { t } = useTranslation();
  const { user, roleIds, departmentIds } = useSession();
  const actor = { userId: user.id, roleIds, departmentIds };
  const object = useObject('opportunity');
  const version = versionOf(state);
  const operatorName = useOperatorNames(allOperators(version));
  const tick = useTick(state, record.id);
  const upload = useUpload(record.id);
  const fill = useFill(record.id);
  const viewing = useFileViewer(state.files);
  const fieldOf = (key: string): FieldShape | undefined => object?.fields.find((field) => field.key === key);
  const fieldLabel = (key: string): string => {
    const field = fieldOf(key);
    return field ? labelOf(field) : key;
  };
  const editor = (field: FieldShape | undefined, close: () => void): ReactNode =>
    field && (
      <FieldEditor
        field={field}
        value={record.values[field.key]}
        name={record.names[String(record.values[field.key])]}
        currency={String(record.values.currency ?? 'CNY')}
        onSave={(value) => fill.mutate({ [field.key]: value }, { onSuccess: close })}
        onCancel={close}
      />
    );
  const actions: GoalActions = {
    onTick: async (event: KeyEvent, completed: boolean) => {
      await tick.mutateAsync({ eventId: event.id, completed }).catch(() => undefined); // the toast has told it, the tick goes back
    },
    onUpload: (event: KeyEvent, file: File) => upload.mutate({ eventId: event.id, file }),
    onOpenFile: viewing.open,
  };
  const mend = (refusal: MoveRefusal): ReactNode => {
    if (refusal.kind === 'event' || refusal.kind === 'upload') return mendEvent(refusal.eventId);
    if (refusal.kind === 'information') return editor(fieldOf(refusal.field), () => undefined);
    if (refusal.kind === 'closing' && refusal.missing !== 'loss_reason') {
      return editor(fieldOf(refusal.missing === 'amount' ? 'amount' : 'closingOn'), () => undefined);
    }
    return null;
  };
  const mendEvent = (eventId: string): ReactNode => {
    const stage = version.stages.find((each) => each.events.some((event) => event.id === eventId));
    const goal =
      stage && goalsOf(t, stage, { state, actor, operatorName, timeZone: user.timeZone }).find((each) => each.event.id === eventId);
    if (!goal || goal.whyNot) return goal?.whyNot ? <span className="faint">{goal.whyNot}</span> : null;
    const needsFile = goal.event.upload === 'must' && goal.files.length === 0;
    if (!needsFile)
      return (
        <Button size="small" onClick={() => void actions.onTick(goal.event, true)}>
          {t('processes.tick', { name: goal.event.name })}
        </Button>
      );
    return (
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          actions.onUpload(goal.event, file);
          return false;
        }}
      >
        <Button size="small">{t('processes.uploadFor', { name: goal.event.name })}</Button>
      </Upload>
    );
  };
  return {
    goals: (stage) => goalsOf(t, stage, { state, actor, operatorName, timeZone: user.timeZone }),
    information: (stage) =>
      stage.information.flatMap(({ field: key, required }) => {
        const field = fieldOf(key);
        if (!field) return [];
        const value = record.values[key];
        const editable = state.rights.edit && field.level === 'edit' && !field.readOnly && !record.lockedFields.includes(key);
        return [
          {
            field: key,
            label: labelOf(field),
            required,
            value: isEmptyValue(value) ? undefined : (
              <FieldValue field={field} value={value} names={record.names} currency={String(record.values.currency ?? 'CNY')} exact />
            ),
            ...(editable && { editor: (close: () => void) => editor(field, close) }),
          },
        ];
      }),
    actions,
    wording: { fieldLabel, operatorName, mend },
    viewer: viewing.viewer,
  };
}
