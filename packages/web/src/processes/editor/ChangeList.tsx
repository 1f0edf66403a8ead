import type { ReactElement } from 'react';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { versionDiff } from '#domain/processes/diff.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { allOperators } from './allOperators.ts';
import { changeLine } from './changeWords.ts';
import { useOperatorNames } from './operators.ts';
import { useInformationFields } from './useInformationFields.ts';

/** What one version has that the one before had not, line by line. */
export function ChangeList({ before, after }: { before: ProcessVersion; after: ProcessVersion }): ReactElement {
  const { t } = useTranslation();
  const operatorName = useOperatorNames([...allOperators(before), ...allOperators(after)]);
  const { labelOfField } = useInformationFields();
  const lines = versionDiff(before, after).map((change) => changeLine(change, { before, after, operatorName, labelOfField }));
  if (lines.length === 0) return <p className="quiet">{t('processEditor.noChanges')}</p>;
  return (
    <ul className="change-list" aria-label={t('processEditor.changesTitle')}>
      {lines.map(({ subject, text }) => (
        <li key={`${subject} ${text}`}>
          <strong>{subject}</strong> <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
