import type { ReactElement } from 'react';
import type { Violation } from '#domain/processes/publish.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useEditing } from './editing.ts';
import { useInformationFields } from './useInformationFields.ts';
import { placeOf, violationText } from './violationWords.ts';

/** What has to be mended before publishing; each line leads to its place. */
export function ViolationList(props: { violations: readonly Violation[]; onGo: (violation: Violation) => void }): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const { labelOfField } = useInformationFields();
  return (
    <ul className="violations" aria-label={t('processEditor.violationsTitle')}>
      {props.violations.map((violation) => {
        const text = violationText(violation, labelOfField);
        const place = placeOf(draft, violation);
        return (
          <li key={`${violation.code} ${violation.stageId} ${violation.eventId} ${text}`}>
            <button type="button" className="plain-button" onClick={() => props.onGo(violation)}>
              {place && <strong>{place}</strong>}
              <span>{text}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
