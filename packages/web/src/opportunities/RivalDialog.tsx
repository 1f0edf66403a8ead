import { Form, Input, Modal, Segmented } from 'antd';
import type { ReactElement } from 'react';
import { type RivalShape, STANDINGS } from '#domain/opportunities/deal.contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { MoneyInput } from '../records/MoneyInput.tsx';
import { PickOf } from './ChainDialog.tsx';
import { type RivalDraft, usePutRival } from './dealQueries.ts';

interface RivalDialogProps {
  opportunityId: string;
  currency: string;
  taken: readonly string[];
  rival: RivalShape | undefined;
  onClose: () => void;
}

const NEW = { standing: 'unknown', strength: '', weakness: '', answer: '', price: null } as const;
const TEXTS = ['strength', 'weakness', 'answer'] as const;

/** One competitor on the opportunity. */
export function RivalDialog({ opportunityId, currency, taken, rival, onClose }: RivalDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<RivalDraft>();
  const put = usePutRival(opportunityId);
  const send = (draft: RivalDraft): void => put.mutate({ ...NEW, ...draft, price: draft.price ?? null }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={rival ? t('deal.edit', { name: rival.name }) : t('deal.rivals.add')}
      okText={t('deal.save')}
      cancelText={t('deal.cancel')}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={rival ?? NEW} onFinish={send}>
        <Form.Item
          name="competitorId"
          label={t('deal.rivals.competitor')}
          hidden={rival !== undefined}
          rules={[{ required: true, message: t('deal.rivals.competitorMissing') }]}
        >
          <PickOf object="competitor" taken={taken} />
        </Form.Item>
        <Form.Item name="standing" label={t('deal.rivals.standing')}>
          <Segmented block options={STANDINGS.map((value) => ({ value, label: t(`deal.rivals.standings.${value}`) }))} />
        </Form.Item>
        <Form.Item name="price" label={t('deal.rivals.price')}>
          <MoneyInput currency={currency} min={0} />
        </Form.Item>
        {TEXTS.map((key) => (
          <Form.Item key={key} name={key} label={t(`deal.rivals.${key}`)}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={2_000} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
