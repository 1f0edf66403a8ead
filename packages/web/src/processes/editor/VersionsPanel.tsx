// 版本: newest first, each with what it changed and with the opportunities that still run on it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import type { BusinessType, versionSummary } from '#domain/processes/contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useEditing } from './editing.ts';
import { useOperatorNames } from './operators.ts';
import { versionQuery, versionsQuery } from './queries.ts';
import { RollBack } from './RollBack.tsx';
import { VersionDifference } from './VersionDifference.tsx';

type Version = z.infer<typeof versionSummary>;

interface Acts {
  type: BusinessType;
  /** An old version is in the draft now. */
  onRestored: () => void;
  /** An old version was published anew; the draft may have followed. */
  onRolledBack: () => void;
}

export function VersionsPanel(props: Acts): ReactElement {
  const { t } = useTranslation();
  const versions = useQuery(versionsQuery(props.type.id));
  if (versions.error && !versions.data) return <FailureState error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data) return <ListSkeleton rows={3} />;
  if (versions.data.length === 0) return <EmptyState title={t('processEditor.noVersions')} hint={t('processEditor.noVersionsHint')} />;
  return (
    <ol className="versions" aria-label={t('processEditor.tabs.versions')}>
      {versions.data.map((version, place) => (
        <VersionEntry key={version.id} {...props} version={version} before={versions.data[place + 1]} />
      ))}
    </ol>
  );
}

function VersionEntry(props: Acts & { version: Version; before: Version | undefined }): ReactElement {
  const { t } = useTranslation();
  const { type, version, before } = props;
  const [open, setOpen] = useState(false);
  const publisher = useOperatorNames([{ kind: 'user', id: version.publishedBy }])({ kind: 'user', id: version.publishedBy });
  return (
    <li>
      <div className="version-head">
        <h3>
          {t('processEditor.versionNumber', { number: version.number })}{' '}
          {version.id === type.currentVersionId && <span className="in-force">{t('processEditor.inForce')}</span>}
          {version.fromNumber !== null && <span className="quiet"> {t('processEditor.republished', { number: version.fromNumber })}</span>}
        </h3>
        <span className="quiet">
          {publisher} · <InstantText at={version.publishedAt} /> ·{' '}
          <span className="figure">{t('processEditor.openCount', { count: version.openOpportunities })}</span>
        </span>
        <span className="version-tools">
          {before && (
            <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'processEditor.hideChanges' : 'processEditor.showChanges')}
            </Button>
          )}
          <Restore type={type} version={version} onRestored={props.onRestored} />
          <RollBack type={type} version={version} onDone={props.onRolledBack} />
        </span>
      </div>
      {version.note && <p className="version-note">{version.note}</p>}
      {!before && <p className="quiet">{t('processEditor.firstVersion')}</p>}
      {open && before && <VersionDifference typeId={type.id} before={before.id} after={version.id} />}
    </li>
  );
}

/** Loads the version into the draft; what the draft held stays one undo away. */
function Restore(props: { type: BusinessType; version: Version; onRestored: () => void }): ReactElement {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const toast = useToast();
  const queries = useQueryClient();
  const restore = async (): Promise<void> => {
    try {
      const definition = await queries.ensureQueryData(versionQuery(props.type.id, props.version.id));
      edit(() => definition);
      toast.done(t('processEditor.restored', { number: props.version.number }));
      props.onRestored();
    } catch (error) {
      toast.failed(error);
    }
  };
  return <Button onClick={() => void restore()}>{t('processEditor.restore')}</Button>;
}
