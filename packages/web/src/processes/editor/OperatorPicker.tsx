import { type ReactElement, useState } from 'react';
import type { Operator } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { keyOf, operatorOf, useOperatorChoices, useOperatorNames } from './operators.ts';
import { TwoLists } from './TwoLists.tsx';

/** 可选操作人 and 已选操作人: users, roles, departments. Nobody chosen: everyone who may edit the opportunity. */
export function OperatorPicker(props: { value: readonly Operator[]; onChange: (operators: Operator[]) => void }): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const nameOf = useOperatorNames(props.value);
  const available = useOperatorChoices(search);
  const chosen = props.value.map((operator) => ({
    key: keyOf(operator),
    label: nameOf(operator),
    hint: t(`processEditor.operatorKinds.${operator.kind}`),
  }));
  return (
    <TwoLists
      availableTitle={t('processEditor.operatorsAvailable')}
      chosenTitle={t('processEditor.operatorsChosen')}
      searchLabel={t('processEditor.operatorsSearch')}
      emptyChosen={t('processEditor.everyone')}
      available={available}
      chosen={chosen}
      search={search}
      onSearch={setSearch}
      onAdd={(key) => props.onChange([...props.value, operatorOf(key)])}
      onRemove={(key) => props.onChange(props.value.filter((operator) => keyOf(operator) !== key))}
    />
  );
}
