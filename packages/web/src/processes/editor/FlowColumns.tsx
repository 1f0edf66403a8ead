// 流程设置: the stages side by side, each with its key events, its key information and its guidance.

import type { ReactElement } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import { useEditing } from './editing.ts';
import { StageColumn } from './StageColumn.tsx';

export function FlowColumns(): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section className="flow" aria-label={t('processEditor.tabs.flow')} tabIndex={0}>
      {draft.stages.map((stage) => (
        <StageColumn key={stage.id} stage={stage} />
      ))}
    </section>
  );
}
