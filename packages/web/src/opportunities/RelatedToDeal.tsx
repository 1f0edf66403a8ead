import type { ReactElement } from 'react';
import type { OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RelatedList } from '../records/RelatedList.tsx';

/** What else belongs to the customer: other opportunities and the people there. */
export function RelatedToDeal({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const { accountId } = record.values;
  if (typeof accountId !== 'string') return <p className="faint">{t('deal.noAccount')}</p>;
  return (
    <>
      <RelatedList object="opportunity" field="accountId" id={accountId} label="deal.otherDeals" except={record.id} />
      <RelatedList object="contact" field="accountId" id={accountId} />
    </>
  );
}
