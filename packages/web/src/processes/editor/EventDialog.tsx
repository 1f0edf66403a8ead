// 编辑关键事件: one event with all its settings, the unallocated share of its stage counting along.

import { Collapse, Form, Input, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { type KeyEvent, REMARK_LIMIT, remarkLength, type Stage } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';
import { DueInput } from './DueInput.tsx';
import { useEditing } from './editing.ts';
import { OperatorPicker } from './OperatorPicker.tsx';
import { PercentInput } from './PercentInput.tsx';
import { ProcessFiles } from './ProcessFiles.tsx';
import { RemarkInput } from './RemarkInput.tsx';
import { unallocatedWith } from './unallocatedWith.ts';

const MOST_TEMPLATES = 20;
const UPLOADS = ['none', 'may', 'must'] as const;

interface EventDialogProps {
  stage: Stage;
  event: KeyEvent;
  isNew?: boolean;
  onSave: (event: KeyEvent) => void;
  onClose: () => void;
}

export function EventDialog(props: EventDialogProps): ReactElement {
  const { t } = useTranslation();
  const [event, setEvent] = useState(props.event);
  const set = (settings: Partial<KeyEvent>): void => setEvent({ ...event, ...settings });
  const save = (): void => {
    props.onSave({ ...event, name: event.name.trim() });
    props.onClose();
  };
  const ready = event.name.trim() !== '' && remarkLength(event.remark) <= REMARK_LIMIT;
  return (
    <Modal
      open
      width={680}
      className="event-dialog"
      title={t(props.isNew ? 'processEditor.addEventTitle' : 'processEditor.editEventTitle', { stage: props.stage.name })}
      okText={t(props.isNew ? 'processEditor.add' : 'processEditor.change')}
      okButtonProps={{ disabled: !ready }}
      onOk={save}
      onCancel={props.onClose}
    >
      <Form layout="horizontal" labelCol={{ flex: '104px' }} colon={false} component="div">
        <Form.Item label={t('processEditor.eventName')} htmlFor="event-name" required>
          <Input
            id="event-name"
            autoFocus
            value={event.name}
            maxLength={80}
            onChange={({ target }) => set({ name: target.value })}
            onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && ready && save()}
          />
        </Form.Item>
        <Form.Item label={t('processEditor.share')} htmlFor="event-share">
          <PercentInput id="event-share" value={event.share} onChange={(share) => set({ share })} />
          <Left stage={props.stage} event={event} />
        </Form.Item>
        <Choices event={event} set={set} />
        <RemarkInput value={event.remark} onChange={(remark) => set({ remark })} />
        <Form.Item label={t('processEditor.due')}>
          <DueInput event={event} onChange={(due) => set({ due })} />
        </Form.Item>
        {event.upload !== 'none' && (
          <Form.Item label={t('processDocuments.templates')} htmlFor="event-templates" extra={t('processDocuments.templatesHint')}>
            <ProcessFiles
              id="event-templates"
              label={t('processDocuments.templates')}
              most={MOST_TEMPLATES}
              value={event.templateFileIds}
              onChange={(templateFileIds) => set({ templateFileIds })}
            />
          </Form.Item>
        )}
      </Form>
      <Collapse
        ghost
        size="small"
        {...(event.operators.length > 0 && { defaultActiveKey: 'operators' })}
        items={[
          {
            key: 'operators',
            label: `${t('processEditor.operators')} · ${event.operators.length === 0 ? t('processEditor.everyoneShort') : t('processEditor.chosenCount', { count: event.operators.length })}`,
            children: <OperatorPicker value={event.operators} onChange={(operators) => set({ operators })} />,
          },
        ]}
      />
    </Modal>
  );
}

interface Part {
  event: KeyEvent;
  set: (settings: Partial<KeyEvent>) => void;
}

function Left({ stage, event }: { stage: Stage; event: KeyEvent }): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const left = unallocatedWith(draft, stage, event);
  return (
    <span role="status" className={`figure event-left ${left < 0 ? 'over' : 'quiet'}`}>
      {t('processEditor.unallocatedOf', { share: percent(left) })}
    </span>
  );
}

function Choices({ event, set }: Part): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item label={t('processEditor.upload')} extra={t(`processEditor.uploadHints.${event.upload}`)}>
        <Radio.Group
          aria-label={t('processEditor.upload')}
          value={event.upload}
          options={UPLOADS.map((value) => ({ value, label: t(`processEditor.uploads.${value}`) }))}
          onChange={({ target }) => set({ upload: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('processEditor.option')} extra={t(event.required ? 'processEditor.requiredHint' : 'processEditor.optionalHint')}>
        <Radio.Group
          aria-label={t('processEditor.option')}
          value={event.required}
          options={[
            { value: true, label: t('processEditor.required') },
            { value: false, label: t('processEditor.optional') },
          ]}
          onChange={({ target }) => set({ required: target.value })}
        />
      </Form.Item>
    </>
  );
}
