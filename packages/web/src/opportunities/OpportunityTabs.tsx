import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import type { OpenRecord } from '#domain/records/contract.ts';
import { FilesPanel } from '../activities/FilesPanel.tsx';
import { TeamPanel } from '../activities/TeamPanel.tsx';
import { Timeline } from '../activities/Timeline.tsx';
import { useTranslation } from '../i18n/wording.ts';
import { OpportunityFields } from './OpportunityFields.tsx';

/** What happened, everything that is known, and the papers; the team beside it. */
export function OpportunityTabs({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const place = { object: 'opportunities', id: record.id } as const;
  return (
    <div className="record-body">
      <Tabs
        className="record-tabs"
        items={[
          { key: 'timeline', label: t('opportunities.tabTimeline'), children: <Timeline {...place} /> },
          { key: 'fields', label: t('opportunities.tabFields'), children: <OpportunityFields record={record} /> },
          { key: 'files', label: t('opportunities.tabFiles'), children: <FilesPanel {...place} mayAdd={record.may.edit} /> },
        ]}
      />
      <TeamPanel {...place} />
    </div>
  );
}
