import { Form, Input, Modal, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { optionLabel, useObject } from '../records/useObjects.ts';
import type { Loss } from './processQueries.ts';

/** Why it was lost: a reason from the list, a note, the competitor who won. */
export function LossDialog(props: { name: string; sending: boolean; onConfirm: (loss: Loss) => void; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<Loss>();
  const reason = useObject('opportunity')?.fields.find((field) => field.key === 'lostReason');
  const options = (reason?.options ?? [])
    .filter(({ retired }) => !retired)
    .map(({ value }) => ({ value, label: reason ? optionLabel(reason, value) : value }));
  const send = ({ lossReason, lossNote, competitorId }: Loss): void =>
    props.onConfirm({ lossReason, ...(lossNote && { lossNote }), ...(competitorId && { competitorId }) });
  return (
    <Modal
      open
      title={t('opportunities.loseTitle')}
      okText={t('opportunities.confirmLose')}
      cancelText={t('opportunities.cancel')}
      okButtonProps={{ danger: true, loading: props.sending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <p className="quiet">
        {props.name} · {t('opportunities.loseLead')}
      </p>
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item
          name="lossReason"
          label={t('opportunities.loseReason')}
          rules={[{ required: true, message: t('opportunities.loseReasonMissing') }]}
        >
          <Select options={options} autoFocus />
        </Form.Item>
        <Form.Item name="competitorId" label={t('opportunities.loseCompetitor')}>
          <CompetitorPicker />
        </Form.Item>
        <Form.Item name="lossNote" label={t('opportunities.loseNote')}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** `Form.Item` hands in value and onChange. */
function CompetitorPicker(props: { id?: string; value?: string; onChange?: (id: string | null) => void }): ReactElement {
  return (
    <RecordPicker
      object="competitor"
      {...(props.id && { id: props.id })}
      value={props.value ?? null}
      onChange={(id) => props.onChange?.(id)}
    />
  );
}
