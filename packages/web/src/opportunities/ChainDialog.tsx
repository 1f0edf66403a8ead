import { Form, Input, Modal, Segmented, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ChainMemberShape } from '#domain/opportunities/deal.contract.ts';
import { ATTITUDES, CHAIN_ROLES, MAX_INFLUENCE, placeProblems } from '#domain/opportunities/decisionChain.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { encodeFilter } from '#domain/records/filters.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { type ChainDraft, usePutMember } from './dealQueries.ts';

interface ChainDialogProps {
  record: OpenRecord;
  members: readonly ChainMemberShape[];
  /** Nobody yet when a contact is added. */
  member: ChainMemberShape | undefined;
  onClose: () => void;
}

const NEW = { role: 'influencer', influence: 3, attitude: 'unknown', reportsTo: null, note: '' } as const;

/** A contact of the decision chain: part, influence, attitude, superior, note. */
export function ChainDialog({ record, members, member, onClose }: ChainDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<ChainDraft>();
  const put = usePutMember(record.id);
  const accountId = record.values.accountId;
  const send = (draft: ChainDraft): void =>
    put.mutate({ ...NEW, ...draft, reportsTo: draft.reportsTo ?? null, note: draft.note ?? '' }, { onSuccess: onClose });
  const contactId = member?.contactId ?? '';
  const mayLead = members.filter(
    (other) =>
      other.contactId !== contactId &&
      placeProblems(members, { ...NEW, contactId, reportsTo: other.contactId }).every(({ field }) => field !== 'reportsTo'),
  );
  return (
    <Modal
      open
      title={member ? t('deal.edit', { name: member.name }) : t('deal.chain.add')}
      okText={t('deal.save')}
      cancelText={t('deal.cancel')}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={member ?? NEW} onFinish={send}>
        <Form.Item
          name="contactId"
          label={t('deal.chain.contact')}
          hidden={member !== undefined}
          rules={[{ required: true, message: t('deal.chain.contactMissing') }]}
        >
          <PickOf
            object="contact"
            taken={members.map((other) => other.contactId)}
            {...(typeof accountId === 'string' && { first: encodeFilter({ field: 'accountId', operator: 'equals', value: accountId }) })}
          />
        </Form.Item>
        <Form.Item name="role" label={t('deal.chain.role')}>
          <Select options={CHAIN_ROLES.map((value) => ({ value, label: t(`deal.chain.roles.${value}`) }))} />
        </Form.Item>
        <Form.Item name="attitude" label={t('deal.chain.attitude')}>
          <Segmented block options={ATTITUDES.map((value) => ({ value, label: t(`deal.chain.attitudes.${value}`) }))} />
        </Form.Item>
        <Form.Item name="influence" label={t('deal.chain.influence')}>
          <Segmented block options={Array.from({ length: MAX_INFLUENCE }, (_, at) => at + 1)} />
        </Form.Item>
        <Form.Item name="reportsTo" label={t('deal.chain.reportsTo')}>
          <Select
            allowClear
            placeholder={t('deal.chain.nobody')}
            options={mayLead.map((other) => ({ value: other.contactId, label: other.name }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('deal.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} placeholder={t('deal.chain.notePlaceholder')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface PickOfProps {
  object: string;
  taken: readonly string[];
  first?: string;
  id?: string;
  value?: string;
  onChange?: (id: string | null) => void;
}

/** `Form.Item` hands in id, value and onChange. */
export function PickOf({ object, taken, first, id, value, onChange }: PickOfProps): ReactElement {
  return (
    <RecordPicker
      object={object}
      except={taken}
      {...(first && { first })}
      {...(id && { id })}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen)}
      autoFocus
    />
  );
}
