// The page of a record: what it is and what can be done, what happened, everything known, what belongs to it, who works on it.

import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { Discussion } from '../activities/Discussion.tsx';
import { Timeline } from '../activities/Timeline.tsx';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { useTranslation } from '../i18n/wording.ts';
import { RecordBody } from './RecordBody.tsx';
import { RecordFields } from './RecordFields.tsx';
import { RecordHead } from './RecordHead.tsx';
import { RelatedList, type Relation } from './RelatedList.tsx';
import { WithRecord } from './WithRecord.tsx';

interface RecordPageProps {
  object: ObjectName;
  /** What points at such a record. */
  relations: readonly Relation[];
}

export function RecordPage({ object: name, relations }: RecordPageProps): ReactElement {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <WithRecord object={name} id={id}>
      {(object, record) => <OpenedRecord key={id} object={object} record={record} relations={relations} />}
    </WithRecord>
  );
}

function OpenedRecord({
  object,
  record,
  relations,
}: {
  object: ObjectShape;
  record: OpenRecord;
  relations: readonly Relation[];
}): ReactElement {
  const { t } = useTranslation();
  const place = { object: object.path, id: record.id };
  const related = relations.map((relation) => <RelatedList key={`${relation.object} ${relation.field}`} {...relation} id={record.id} />);
  return (
    <div className="page record-page">
      <RecordHead object={object} record={record} />
      <RecordBody
        object={object}
        record={record}
        tabs={[
          { key: 'timeline', label: t('records.tabTimeline'), children: <Timeline {...place} /> },
          { key: 'discussion', label: t('activities.discussion'), children: <Discussion {...place} /> },
          { key: 'fields', label: t('records.tabFields'), children: <RecordFields object={object} record={record} /> },
          ...(relations.length > 0 ? [{ key: 'related', label: t('records.tabRelated'), children: <>{related}</> }] : []),
          { key: 'files', label: t('records.tabFiles'), children: <FilesPanel {...place} mayAdd={record.may.edit} /> },
        ]}
      />
    </div>
  );
}
