// 告诉销售怎么做: what the process owner wrote down for this stage, folded until it is wanted.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Guidance } from '#domain/processes/definition.ts';
import { useTranslation } from '../i18n/wording.ts';
import { processFileAddress, processFilesQuery } from './processFiles.ts';

export function StageGuidance(props: { guidance: readonly Guidance[]; businessTypeId: string }): ReactNode {
  const { t } = useTranslation();
  if (props.guidance.length === 0) return null;
  return (
    <details className="stage-guidance">
      <summary>
        {t('processDocuments.sellingGuidance')} <span className="faint figure">{props.guidance.length}</span>
      </summary>
      <dl>
        {props.guidance.map((entry) => (
          <div key={`${entry.kind} ${entry.title} ${entry.body}`}>
            <dt>
              <span className="faint">{t(`processEditor.guidanceKinds.${entry.kind}`)}</span> {entry.title}
            </dt>
            <dd>
              <Body entry={entry} businessTypeId={props.businessTypeId} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Only an address of the web is opened as one; anything else stays text. */
const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

function Body({ entry, businessTypeId }: { entry: Guidance; businessTypeId: string }): ReactElement {
  if (entry.kind === 'file') return <ProcessFileLinks fileIds={[entry.body]} businessTypeId={businessTypeId} />;
  if (entry.kind === 'link' && isAddress(entry.body))
    return (
      <a href={entry.body} target="_blank" rel="noreferrer noopener">
        {entry.body}
      </a>
    );
  return <span className="guidance-text">{entry.body}</span>;
}

/** The files by their names; one that is gone is not shown. */
export function ProcessFileLinks({ fileIds, businessTypeId }: { fileIds: readonly string[]; businessTypeId: string }): ReactElement {
  const { t } = useTranslation();
  const files = useQuery({ ...processFilesQuery(businessTypeId), enabled: fileIds.length > 0 }).data ?? [];
  return (
    <>
      {files
        .filter(({ id }) => fileIds.includes(id))
        .map(({ id, name }) => (
          <a
            key={id}
            className="process-file"
            href={`${processFileAddress(id)}?download`}
            download={name}
            aria-label={t('processDocuments.openTemplate', { name })}
          >
            {name}
          </a>
        ))}
    </>
  );
}
