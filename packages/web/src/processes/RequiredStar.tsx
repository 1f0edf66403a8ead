import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import './RequiredStar.css';

/** Never begins a line: its style keeps it at the word before. */
export function RequiredStar(): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="required-star" role="img" aria-label={t('processes.required')} title={t('processes.required')}>
      *
    </span>
  );
}
