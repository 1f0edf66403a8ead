import { Modal } from 'antd';
import type { ReactElement } from 'react';
import type { Role } from '#domain/people/directory.contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useFieldLabel } from './FieldLimits.tsx';
import type { RightChange } from './roleDiff.ts';

interface ReviewProps {
  role: Role;
  draft: Role;
  changes: readonly RightChange[];
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Every difference in words, wider and narrower told apart by sign and colour. */
export function RoleReview(props: ReviewProps): ReactElement {
  const { t } = useTranslation();
  const words = useChangeWords();
  const { role, draft, changes } = props;
  return (
    <Modal
      open
      title={t('people.role.reviewTitle')}
      okText={t('people.role.saveRole')}
      confirmLoading={props.busy}
      onOk={props.onSave}
      onCancel={props.onClose}
    >
      <p className="quiet">{t('people.role.reviewHint', { count: role.people })}</p>
      <ul className="role-review">
        {role.nameZh !== draft.nameZh && <li>{`${role.nameZh} → ${draft.nameZh}`}</li>}
        {role.nameEn !== draft.nameEn && <li>{`${role.nameEn} → ${draft.nameEn}`}</li>}
        {changes.map((change) => {
          const text = words(change);
          return (
            <li key={text} className={change.wider ? 'role-wider' : 'role-narrower'}>
              <span aria-hidden="true">{change.wider ? '+' : '−'}</span> {text}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}

function useChangeWords(): (change: RightChange) => string {
  const { t } = useTranslation();
  const fieldLabel = useFieldLabel();
  return (change) => {
    switch (change.kind) {
      case 'function':
        return `${t(`people.role.functionNames.${change.name}`)}: ${t(change.to ? 'people.role.yes' : 'people.role.no')}`;
      case 'object': {
        const what = `${t(`people.role.objectNames.${change.object}`)} · ${t(`people.role.actions.${change.action}`)}`;
        return `${what}: ${t(`people.role.levels.${change.from}`)} → ${t(`people.role.levels.${change.to}`)}`;
      }
      case 'field': {
        const what = `${t(`people.role.objectNames.${change.object}`)} · ${fieldLabel(change.object, change.field)}`;
        return `${what}: ${t(`people.role.fieldLevels.${change.from}`)} → ${t(`people.role.fieldLevels.${change.to}`)}`;
      }
    }
  };
}
