import type { ReactElement } from 'react';
import { type ProcessVersion, pathOf, type Stage } from '#domain/processes/definition.ts';
import { unallocatedShare } from '#domain/processes/winRate.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';
import { useEditing } from './editing.ts';

const WHOLE = 100;

/** How much of what a stage has to hand out its events take, in percent of the bar. */
export function allocatedPart(draft: ProcessVersion, stage: Stage): number {
  const shares = stage.events.reduce((sum, event) => sum + event.share, 0);
  const capacity = unallocatedShare(draft, stage) + shares;
  if (shares === 0) return 0;
  return capacity <= 0 ? WHOLE : Math.min(WHOLE, (shares / capacity) * WHOLE);
}

/** 未分配赢率 with a bar of what is handed out; below zero it says by how much there is too little. */
export function Unallocated({ stage, inWords, labelled }: { stage: Stage; inWords?: boolean; labelled?: boolean }): ReactElement {
  const { t } = useTranslation();
  const { draft } = useEditing();
  if (!pathOf(draft).includes(stage)) return <span className="faint">—</span>;
  const left = unallocatedShare(draft, stage);
  const text = inWords ? t('processEditor.unallocatedOf', { share: percent(left) }) : percent(left);
  return (
    <span className={`unallocated ${left < 0 ? 'over' : ''}`}>
      {labelled && <span className="narrow-label faint">{t('processEditor.unallocated')}</span>}
      <span className="figure">{text}</span>
      {left < 0 && <span className="unallocated-over">{t('processEditor.tooMuch', { share: percent(-left) })}</span>}
      <span className="unallocated-bar" aria-hidden="true">
        <span style={{ width: `${allocatedPart(draft, stage)}%` }} />
      </span>
    </span>
  );
}
