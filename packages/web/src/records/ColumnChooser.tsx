// Which columns a list shows, and in which order.

import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import TableOutlined from '@ant-design/icons/TableOutlined';
import { Button, Checkbox, Popover } from 'antd';
import type { ReactElement } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';

export function ColumnChooser({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomLeft" content={<Choice state={state} />}>
      <Button icon={<TableOutlined />} className="list-columns">
        {t('lists.columns')}
      </Button>
    </Popover>
  );
}

const swapped = (keys: readonly string[], at: number, to: number): string[] => keys.with(at, keys[to]!).with(to, keys[at]!);

function Choice({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  const keys = state.columns.map(({ key }) => key);
  const rest = state.object.fields.filter((field) => !keys.includes(field.key) && field.type !== 'system');
  const show = (next: readonly string[]): void => state.change({ columns: next.join(',') });
  const row = (field: FieldShape, at: number): ReactElement => {
    const name = labelOf(field);
    return (
      <li key={field.key}>
        <Checkbox
          checked={at >= 0}
          disabled={field.key === 'name'}
          onChange={() => show(at >= 0 ? keys.filter((key) => key !== field.key) : [...keys, field.key])}
        >
          {name}
        </Checkbox>
        {at > 0 && (
          <>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('lists.columnEarlier', { column: name })}
              disabled={at === 1}
              onClick={() => show(swapped(keys, at, at - 1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('lists.columnLater', { column: name })}
              disabled={at === keys.length - 1}
              onClick={() => show(swapped(keys, at, at + 1))}
            />
          </>
        )}
      </li>
    );
  };
  return (
    <ul className="columns-choice" aria-label={t('lists.columns')}>
      {state.columns.map(row)}
      {rest.map((field) => row(field, -1))}
    </ul>
  );
}
