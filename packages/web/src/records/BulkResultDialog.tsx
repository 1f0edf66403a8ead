import { Button, Modal } from 'antd';
import type { ReactElement } from 'react';
import type { BulkResult, FieldShape, RecordShape } from '#domain/records/contract.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { refusalSentences } from './fieldProblems.ts';

interface BulkResultDialogProps {
  result: BulkResult;
  rows: readonly RecordShape[];
  fields: readonly FieldShape[];
  onClose: () => void;
}

/** Which records were refused, each with its reasons. */
export function BulkResultDialog({ result, rows, fields, onClose }: BulkResultDialogProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = (id: string): string => String(rows.find((row) => row.id === id)?.values.name ?? id);
  return (
    <Modal
      open
      title={t('lists.bulkRefused', { count: result.refused })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('shell.close')}</Button>}
    >
      <p className="quiet">{t('lists.bulkSucceeded', { count: result.succeeded })}</p>
      <ul className="bulk-refused">
        {result.results
          .filter(({ ok }) => !ok)
          .map(({ id, error }) => (
            <li key={id}>
              <strong>{nameOf(id)}</strong>
              <div className="quiet">{refusalSentences(t, error, fields).join(semicolon())}</div>
            </li>
          ))}
      </ul>
    </Modal>
  );
}
