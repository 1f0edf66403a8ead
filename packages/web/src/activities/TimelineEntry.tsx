import BranchesOutlined from '@ant-design/icons/BranchesOutlined';
import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import MessageOutlined from '@ant-design/icons/MessageOutlined';
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { TimelineItem } from '#domain/activities/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { FileRow } from '../files/FileRow.tsx';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { recordQuery } from '../records/recordQueries.ts';
import { useObject } from '../records/useObjects.ts';
import { useSession } from '../session.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { happenedWords } from './happenedWords.ts';
import { MentionedText } from './MentionedText.tsx';
import { type Place, useDeleteFollowUp } from './timelineQueries.ts';

export function TimelineEntry({ item, place }: { item: TimelineItem; place: Place }): ReactElement {
  const { t } = useTranslation();
  const object = useObject(objectOfPath(place.object));
  const { text, reason, details } = happenedWords(t, item, object?.fields ?? [], useCurrency(place));
  return (
    <li className={`entry ${item.followUp ? 'entry-follow-up' : ''}`}>
      <span className="entry-icon" aria-hidden="true">
        <KindIcon kind={item.kind} />
      </span>
      <div className="entry-body">
        <p className="entry-line">
          <strong>{item.actorName ?? t('activities.system')}</strong> {text} <InstantText at={item.at} />
        </p>
        {item.mergedFrom && <p className="entry-detail">{t('merging.from', { name: item.mergedFrom })}</p>}
        {item.followUp && <FollowUp followUp={item.followUp} place={place} />}
        {reason && <p className="entry-reason">{reason}</p>}
        <Details lines={details} />
      </div>
    </li>
  );
}

/** A single line is shown as it is; folding it away would take as much room. */
function Details({ lines }: { lines: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  if (lines.length === 1) return <p className="entry-detail">{lines[0]}</p>;
  return (
    <details>
      <summary>{t('activities.details', { count: lines.length })}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** Of the record whose page this is, which has been asked for already; a record without one counts in that of the house. */
function useCurrency({ object, id }: Place): string {
  const { organisation } = useSession();
  const { data } = useQuery({ ...recordQuery(objectOfPath(object), id), enabled: false });
  return typeof data?.values.currency === 'string' ? data.values.currency : organisation.currency;
}

function KindIcon({ kind }: { kind: string }): ReactElement {
  if (kind.startsWith('followUp')) return <MessageOutlined />;
  if (kind === 'opportunity.eventCompleted' || kind === 'opportunity.eventReopened') return <CheckCircleOutlined />;
  if (kind.startsWith('opportunity')) return <BranchesOutlined />;
  if (kind.startsWith('file')) return <PaperClipOutlined />;
  if (kind.startsWith('team')) return <TeamOutlined />;
  return <EditOutlined />;
}

function FollowUp({ followUp, place }: { followUp: NonNullable<TimelineItem['followUp']>; place: Place }): ReactElement {
  const { t } = useTranslation();
  const remove = useDeleteFollowUp(place);
  if (followUp.deleted) return <p className="faint">{t('activities.deleted')}</p>;
  return (
    <div className="follow-up">
      {followUp.body && <MentionedText text={followUp.body} mentions={followUp.mentions} />}
      <FileRow files={followUp.files} />
      <p className="faint entry-foot">
        {followUp.participants.length > 0 && (
          <span>{t('activities.tookPart', { names: followUp.participants.map(({ name }) => name).join(comma()) })}</span>
        )}
        {followUp.nextAt && (
          <span>
            {t('activities.nextTime')} <InstantText at={followUp.nextAt} />
          </span>
        )}
        {followUp.mine && (
          <Popconfirm
            title={t('activities.deleteAsk')}
            okText={t('activities.delete')}
            cancelText={t('activities.cancel')}
            onConfirm={() => remove.mutate(followUp.id)}
          >
            <Button type="link" size="small">
              {t('activities.delete')}
            </Button>
          </Popconfirm>
        )}
      </p>
    </div>
  );
}
