import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { deactivatePerson, type Person } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { usePeopleChange } from './peopleQueries.ts';
import { useFailure } from './refusalText.ts';

interface Holdings {
  account: number;
  contact: number;
  opportunity: number;
  reports: number;
}

/** Says what deactivating does and what it leaves behind, before it is done. */
export function DeactivateDialog(props: { person: Person; holdings: Holdings; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const failed = useFailure();
  const { holdings } = props;
  const deactivate = usePeopleChange(() => call(deactivatePerson, { params: { id: props.person.id } }));
  const left = [
    holdings.account > 0 && t('people.leftAccounts', { count: holdings.account }),
    holdings.contact > 0 && t('people.leftContacts', { count: holdings.contact }),
    holdings.opportunity > 0 && t('people.leftOpportunities', { count: holdings.opportunity }),
    holdings.reports > 0 && t('people.leftReports', { count: holdings.reports }),
  ].filter((line) => line !== false);
  return (
    <Modal
      open
      title={t('people.deactivateTitle', { name: props.person.name })}
      okText={t('people.deactivate')}
      okButtonProps={{ danger: true }}
      confirmLoading={deactivate.isPending}
      onOk={() => deactivate.mutate(undefined, { onSuccess: props.onClose, onError: failed })}
      onCancel={props.onClose}
    >
      <p>{t('people.deactivateWhat')}</p>
      {left.length === 0 ? (
        <p className="quiet">{t('people.leftNothing')}</p>
      ) : (
        <>
          <p>{t('people.deactivateLeft')}</p>
          <ul>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
