import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import { assignRecord, type ObjectShape, type OpenRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { refusalSentences } from './fieldProblems.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { recordQuery } from './recordQueries.ts';

interface AssignDialogProps {
  object: ObjectShape;
  record: OpenRecord;
  onClose: () => void;
}

/** Gives a record to somebody else; who gave it may stay in its team. */
export function AssignDialog({ object, record, onClose }: AssignDialogProps): ReactElement {
  const { t } = useTranslation();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [keepInTeam, setKeepInTeam] = useState(true);
  const assign = useAssign(object, record, onClose);
  return (
    <Modal
      open
      title={t('records.assign')}
      okText={t('records.assign')}
      cancelText={t('records.cancel')}
      okButtonProps={{ disabled: !ownerId || ownerId === record.values.ownerId }}
      confirmLoading={assign.isPending}
      onOk={() => ownerId && assign.mutate({ ownerId, keepInTeam })}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('records.newOwner')} htmlFor="new-owner">
          <PersonPicker id="new-owner" autoFocus value={ownerId} onChange={setOwnerId} />
        </Form.Item>
        <Checkbox checked={keepInTeam} onChange={({ target }) => setKeepInTeam(target.checked)}>
          {t('records.keepInTeam')}
        </Checkbox>
      </Form>
    </Modal>
  );
}

function useAssign(object: ObjectShape, record: OpenRecord, onClose: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: { ownerId: string; keepInTeam: boolean }) =>
      call(assignRecord, { params: { object: object.path, id: record.id }, body }),
    onSuccess: async (after) => {
      onClose();
      toast.done(t('records.assigned', { name: String(record.values.name) }));
      if (after) queries.setQueryData(recordQuery(object.name, record.id).queryKey, after);
      else await navigate({ href: `/${object.path}` });
      await queries.invalidateQueries({ queryKey: [object.name] });
    },
    onError: (error) => toast.refused(refusalSentences(t, error, object.fields).join(semicolon())),
  });
}
