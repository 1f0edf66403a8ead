import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { SyncPreview } from '#domain/processes/sync.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';

/** Where the opportunities of removed stages go. */
export function StageMappingTable({ preview, onMap }: { preview: SyncPreview; onMap: (from: string, to: string) => void }): ReactElement {
  const { t } = useTranslation();
  const nameOf = (stageId: string): string => preview.openStages.find((stage) => stage.stageId === stageId)?.name ?? '';
  return (
    <section aria-label={t('processSync.mapping')}>
      <h3>{t('processSync.mapping')}</h3>
      <p className="quiet">{t('processSync.mappingHint')}</p>
      <ul className="sync-mapping">
        {preview.removedStages.map(({ stageId, name, opportunities, mappedTo, defaultTo }) => (
          <li key={stageId}>
            <span className="sync-removed">
              <strong>{name}</strong> <span className="quiet figure">{t('processSync.standing', { count: opportunities })}</span>
            </span>
            <span aria-hidden="true">→</span>
            <Select
              aria-label={t('processSync.mapsTo', { name })}
              value={mappedTo}
              options={preview.openStages.map((stage) => ({ value: stage.stageId, label: stage.name }))}
              onChange={(to: string) => onMap(stageId, to)}
            />
            {mappedTo !== defaultTo && <span className="quiet">{t('processSync.defaultIs', { name: nameOf(defaultTo) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
