// Two lists side by side, as the field knows them: what can be chosen, with a search, and what is chosen.

import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Input } from 'antd';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from '../../i18n/wording.ts';

export interface Choice {
  key: string;
  label: string;
  hint?: string;
}

export interface TwoListsProps {
  availableTitle: string;
  chosenTitle: string;
  searchLabel: string;
  emptyChosen: string;
  available: readonly Choice[];
  chosen: readonly Choice[];
  search: string;
  onSearch: (text: string) => void;
  onAdd: (key: string) => void;
  onRemove: (key: string) => void;
  /** What stands between a chosen entry and its remove button. */
  extra?: (choice: Choice, position: number) => ReactNode;
}

export function TwoLists(props: TwoListsProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const shown = props.available.filter(({ key }) => !props.chosen.some((chosen) => chosen.key === key));
  return (
    <div className="two-lists">
      <section aria-labelledby={`${id}a`}>
        <h3 id={`${id}a`}>{props.availableTitle}</h3>
        <Input.Search
          value={props.search}
          placeholder={props.searchLabel}
          aria-label={props.searchLabel}
          onChange={(event) => props.onSearch(event.target.value)}
        />
        <ul>
          {shown.map((choice) => (
            <li key={choice.key}>
              <button
                type="button"
                className="plain-button choice"
                aria-label={t('processEditor.choose', { name: choice.label })}
                onClick={() => props.onAdd(choice.key)}
              >
                <PlusOutlined />
                <Label choice={choice} />
              </button>
            </li>
          ))}
          {shown.length === 0 && <li className="faint two-lists-empty">{t('processEditor.nothingLeft')}</li>}
        </ul>
      </section>
      <section aria-labelledby={`${id}b`}>
        <h3 id={`${id}b`}>
          {props.chosenTitle} <span className="faint figure">{props.chosen.length}</span>
        </h3>
        <ul>
          {props.chosen.map((choice, position) => (
            <li key={choice.key} className="choice">
              <Label choice={choice} />
              {props.extra?.(choice, position)}
              <button
                type="button"
                className="plain-button icon-button"
                aria-label={t('processEditor.unchoose', { name: choice.label })}
                onClick={() => props.onRemove(choice.key)}
              >
                <CloseOutlined />
              </button>
            </li>
          ))}
          {props.chosen.length === 0 && <li className="faint two-lists-empty">{props.emptyChosen}</li>}
        </ul>
      </section>
    </div>
  );
}

const Label = ({ choice }: { choice: Choice }): ReactElement => (
  <span className="choice-label">
    {choice.label} {choice.hint && <span className="faint">{choice.hint}</span>}
  </span>
);
