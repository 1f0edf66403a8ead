// Which record is the same as this one: likely ones first, any other by searching.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Modal } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectShape } from '#domain/records/contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { RecordPicker } from '../RecordPicker.tsx';
import { duplicatesQuery } from '../recordQueries.ts';
import { labelOf } from '../useObjects.ts';

interface PickOtherProps {
  object: ObjectShape;
  record: { id: string; name: string };
  onPick: (id: string) => void;
  onClose: () => void;
}

export function PickOther({ object, record, onPick, onClose }: PickOtherProps): ReactElement {
  const { t } = useTranslation();
  const found = useQuery(duplicatesQuery(object.name, record.name, record.id));
  const likely = (found.data?.records ?? []).flatMap(({ id, ...one }) => (id === null ? [] : [{ id, ...one }]));
  return (
    <Modal open title={t('merging.title', { object: labelOf(object) })} onCancel={onClose} footer={null} destroyOnHidden>
      <p className="quiet">{t('merging.pickLead', { name: record.name })}</p>
      {found.isSuccess && likely.length === 0 && <p className="faint">{t('merging.noneLikely')}</p>}
      {likely.length > 0 && (
        <ul className="merge-likely" aria-label={t('merging.likely')}>
          {likely.map(({ id, name, ownerName, match }) => (
            <li key={id}>
              <Button block onClick={() => onPick(id)}>
                <span>{name}</span>
                <small className="quiet">
                  {t(match === 'same' ? 'merging.same' : 'merging.similar')}
                  {ownerName && ` · ${ownerName}`}
                </small>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Form layout="vertical">
        <Form.Item label={t('merging.find', { object: labelOf(object) })} htmlFor="merge-other">
          <RecordPicker
            id="merge-other"
            object={object.name}
            value={null}
            except={[record.id]}
            onChange={(id) => id && onPick(id)}
            autoFocus={found.isSuccess && likely.length === 0}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
