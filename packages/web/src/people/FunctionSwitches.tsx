import { Switch } from 'antd';
import type { ReactElement } from 'react';
import { FUNCTIONS, mayDo, type Rights } from '#domain/people/rights.ts';
import { useTranslation } from '../i18n/wording.ts';
import { withFunction } from './roleDiff.ts';

export function FunctionSwitches(props: { rights: Rights; onChange: (rights: Rights) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('people.role.functions')}</h2>
      <ul className="role-functions">
        {FUNCTIONS.map((name) => (
          <li key={name}>
            <Switch
              size="small"
              aria-label={t(`people.role.functionNames.${name}`)}
              checked={mayDo(props.rights, name)}
              onChange={(on) => props.onChange(withFunction(props.rights, name, on))}
            />
            <span>{t(`people.role.functionNames.${name}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
