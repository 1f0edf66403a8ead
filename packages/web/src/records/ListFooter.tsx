// How many records the list holds and what their amounts add up to, per currency; a long list counts exactly when asked to.

import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { Money } from '../ui/Money.tsx';
import { totalsQuery } from './recordQueries.ts';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';

export function ListFooter({ state, loaded }: { state: ListState; loaded: number }): ReactElement {
  const { t, i18n } = useTranslation();
  const [exact, setExact] = useState(false);
  const totals = useQuery({ ...totalsQuery(state.object.name, state.question, exact), placeholderData: (before) => before });
  const { count = loaded, complete = false, sums = [] } = totals.data ?? {};
  const shown = state.columns.filter((field) => field.type === 'money');
  const figure = count.toLocaleString(i18n.language);
  return (
    <footer className="list-footer">
      <span role="status">{t(complete ? 'lists.count' : 'lists.atLeast', { count, figure })}</span>
      {totals.data && !complete && (
        <button type="button" className="plain-button" disabled={totals.isFetching} onClick={() => setExact(true)}>
          {t(totals.isFetching ? 'lists.counting' : 'lists.countExactly')}
        </button>
      )}
      {shown.map((field) => {
        const own = sums.filter((sum) => sum.field === field.key && sum.amount !== '0');
        if (own.length === 0) return null;
        return (
          <span key={field.key} className="list-sum">
            {t('lists.sum', { field: labelOf(field) })}{' '}
            <strong>
              {own.map((sum, at) => (
                <span key={sum.currency}>
                  {at > 0 && ' + '}
                  <Money minor={Number(sum.amount)} currency={sum.currency} />
                </span>
              ))}
            </strong>
          </span>
        );
      })}
    </footer>
  );
}
