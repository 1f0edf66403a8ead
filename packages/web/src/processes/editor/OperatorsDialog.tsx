import { Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Operator } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { OperatorPicker } from './OperatorPicker.tsx';

export function OperatorsDialog(props: {
  title: string;
  hint: string;
  operators: readonly Operator[];
  onSave: (operators: Operator[]) => void;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [operators, setOperators] = useState([...props.operators]);
  const save = (): void => {
    props.onSave(operators);
    props.onClose();
  };
  return (
    <Modal open width={640} title={props.title} okText={t('processEditor.change')} onOk={save} onCancel={props.onClose}>
      <p className="quiet">{props.hint}</p>
      <OperatorPicker value={operators} onChange={setOperators} />
    </Modal>
  );
}
