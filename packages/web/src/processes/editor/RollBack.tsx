// 回退: an old version is published anew as the next one, after seeing how it differs from the one in force.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import { type BusinessType, rollBackVersion, type versionSummary } from '#domain/processes/contract.ts';
import { ApiError, call } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { VersionDifference } from './VersionDifference.tsx';

type Version = z.infer<typeof versionSummary>;
const LONGEST_NOTE = 500;

export function RollBack(props: { type: BusinessType; version: Version; onDone: () => void }): ReactElement | null {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { currentVersionId } = props.type;
  if (currentVersionId === null || currentVersionId === props.version.id) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('processEditor.rollBack')}</Button>
      {asked && <RollBackDialog {...props} currentVersionId={currentVersionId} onClose={() => setAsked(false)} />}
    </>
  );
}

interface DialogProps {
  type: BusinessType;
  version: Version;
  currentVersionId: string;
  onDone: () => void;
  onClose: () => void;
}

function RollBackDialog({ type, version, currentVersionId, onDone, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const rollBack = useRollBack(type.id, version, onDone, onClose);
  return (
    <Modal
      open
      width={640}
      title={t('processEditor.rollBackTitle', { number: version.number })}
      okText={t('processEditor.rollBackConfirm')}
      cancelText={t('shell.close')}
      confirmLoading={rollBack.isPending}
      onOk={() => rollBack.mutate({ currentVersionId, note: note.trim() })}
      onCancel={onClose}
    >
      <p className="quiet">{t('processEditor.rollBackLead', { number: version.number, next: (type.currentVersionNumber ?? 0) + 1 })}</p>
      <VersionDifference typeId={type.id} before={currentVersionId} after={version.id} />
      <Input.TextArea
        rows={2}
        maxLength={LONGEST_NOTE}
        value={note}
        aria-label={t('processEditor.note')}
        placeholder={t('processEditor.rollBackNote')}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  );
}

function useRollBack(id: string, version: Version, onDone: () => void, onClose: () => void) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentVersionId: string; note: string }) =>
      call(rollBackVersion, { params: { id, versionId: version.id }, body }),
    onSuccess: ({ number }) => {
      toast.done(t('processEditor.rolledBack', { number, from: version.number }));
      onClose();
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'processChanged') toast.refused(t('processEditor.newVersionMeanwhile'));
      else toast.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['businessType'] }),
  });
}
