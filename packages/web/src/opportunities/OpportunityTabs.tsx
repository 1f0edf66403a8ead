import type { ReactElement } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { Discussion } from '../activities/Discussion.tsx';
import { Timeline } from '../activities/Timeline.tsx';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { useTranslation } from '../i18n/wording.ts';
import { PlanPanel } from '../plans/PlanPanel.tsx';
import { RecordBody } from '../records/RecordBody.tsx';
import { RecordFields } from '../records/RecordFields.tsx';
import { Competition } from './Competition.tsx';
import { DealProducts } from './DealProducts.tsx';
import { DecisionChain } from './DecisionChain.tsx';
import { RelatedToDeal } from './RelatedToDeal.tsx';

/** What happened, everything that is known, and the papers; the team beside it. One line per tab. */
export function OpportunityTabs({ object, record }: { object: ObjectShape; record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const place = { object: 'opportunities', id: record.id } as const;
  return (
    <RecordBody
      object={object}
      record={record}
      tabs={[
        { key: 'timeline', label: t('records.tabTimeline'), children: <Timeline {...place} /> },
        { key: 'discussion', label: t('activities.discussion'), children: <Discussion {...place} /> },
        { key: 'plan', label: t('plans.tab'), children: <PlanPanel id={record.id} currency={String(record.values.currency ?? 'CNY')} /> },
        { key: 'fields', label: t('records.tabFields'), children: <RecordFields object={object} record={record} /> },
        { key: 'chain', label: t('deal.chain.title'), children: <DecisionChain record={record} /> },
        { key: 'competition', label: t('deal.rivals.title'), children: <Competition record={record} /> },
        { key: 'products', label: t('deal.products.title'), children: <DealProducts record={record} /> },
        { key: 'files', label: t('records.tabFiles'), children: <FilesPanel {...place} mayAdd={record.may.edit} /> },
        { key: 'related', label: t('records.tabRelated'), children: <RelatedToDeal record={record} /> },
      ]}
    />
  );
}
