import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import type { ReactElement } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Money } from '../ui/Money.tsx';
import type { ListItem, ShownGroup } from './listItems.ts';
import { labelOf } from './useObjects.ts';

interface GroupLineProps {
  item: Exclude<ListItem, { kind: 'row' }>;
  columns: readonly FieldShape[];
  onFold: (group: ShownGroup) => void;
  onMore: (group: ShownGroup) => void;
}

/** The head of a group – its name, count and sums; a click folds it – or what is left of it. */
export function GroupLine({ item, columns, onFold, onMore }: GroupLineProps): ReactElement {
  const { t } = useTranslation();
  const { group } = item;
  if (item.kind === 'more')
    return (
      <button type="button" className="plain-button group-more" onClick={() => onMore(group)}>
        {t('lists.moreInGroup', { group: group.name, count: item.left })}
      </button>
    );
  return (
    <>
      <button type="button" className="plain-button group-head" aria-expanded={group.open} onClick={() => onFold(group)}>
        {group.open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        <strong>{group.name}</strong>
        <span className="group-count">{group.count}</span>
      </button>
      <GroupSums group={group} columns={columns} />
    </>
  );
}

function GroupSums({ group, columns }: { group: ShownGroup; columns: readonly FieldShape[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="group-sums">
      {columns.map((field) => {
        const sums = group.sums.filter((sum) => sum.field === field.key && sum.amount !== '0');
        if (sums.length === 0) return null;
        return (
          <span key={field.key}>
            {t('lists.sum', { field: labelOf(field) })}{' '}
            {sums.map((sum, at) => (
              <span key={sum.currency} className="group-sum">
                {at > 0 && ' + '}
                <Money minor={Number(sum.amount)} currency={sum.currency} />
              </span>
            ))}
          </span>
        );
      })}
    </span>
  );
}
