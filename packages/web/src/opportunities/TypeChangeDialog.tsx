import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { failureWords } from '../ui/failureWords.ts';
import { useToast } from '../ui/toast.tsx';
import { useChangeType } from './processQueries.ts';

/** Which process to follow from now on; says beforehand that the new one begins at its first stage. */
export function TypeChangeDialog({ state, onClose }: { state: ProcessState; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const [chosen, setChosen] = useState<string>();
  const types = useQuery(businessTypesQuery);
  const change = useChangeType(state.opportunityId);
  const others = (types.data?.businessTypes ?? []).filter(
    ({ id, archived, currentVersionId }) => id !== state.businessTypeId && !archived && currentVersionId !== null,
  );
  const send = (businessTypeId: string): void =>
    change.mutate(
      { businessTypeId, rowVersion: state.facts.rowVersion },
      {
        onSuccess: () => {
          toast.done(t('opportunities.typeChanged'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('opportunities.changeType')}
      okText={t('opportunities.changeType')}
      cancelText={t('opportunities.cancel')}
      okButtonProps={{ disabled: !chosen }}
      confirmLoading={change.isPending}
      onOk={() => chosen && send(chosen)}
      onCancel={onClose}
    >
      <p className="quiet">{t('opportunities.changeTypeHint')}</p>
      <Select
        className="wide"
        autoFocus
        aria-label={t('opportunities.type')}
        placeholder={t('opportunities.type')}
        loading={types.isPending}
        notFoundContent={types.error && !types.data ? failureWords(t, types.error) : t('opportunities.noOtherType')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
    </Modal>
  );
}
