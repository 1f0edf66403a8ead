import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { ProcessReplay } from '#domain/processes/replay.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useInformationFields } from '../editor/useInformationFields.ts';
import { refusalWords } from '../refusalWords.ts';
import { FindingsTable } from './FindingsTable.tsx';
import type { Shown } from './replayQueries.ts';

/** Figures, reasons by how often they stand in the way, and the moves or opportunities behind the one chosen. */
export function ReplayResult({ replay }: { replay: ProcessReplay }): ReactElement {
  const { t } = useTranslation();
  const { tally } = replay;
  const [chosen, show] = useState<Shown>();
  const shown = chosen ?? { kind: tally.refused > 0 || tally.blocked === 0 ? 'refused' : 'blocked', reason: null };
  return (
    <section aria-label={t('processReplay.result')} className="replay-result">
      <ul className="replay-figures">
        <li>
          <strong className="figure">{tally.moves}</strong> {t('processReplay.figures.moves')}
        </li>
        <Figure count={tally.refused} kind="refused" shown={shown} onShow={show} />
        <li className="quiet">
          <span className="figure">{tally.passes}</span> {t('processReplay.figures.passes')}
          {tally.merged > 0 && ` · ${t('processReplay.figures.merged', { count: tally.merged })}`}
          {tally.refusedAnyway > 0 && ` · ${t('processReplay.figures.refusedAnyway', { count: tally.refusedAnyway })}`}
        </li>
      </ul>
      <ul className="replay-figures">
        <li>
          <strong className="figure">{tally.running}</strong> {t('processReplay.figures.running')}
        </li>
        <Figure count={tally.blocked} kind="blocked" shown={shown} onShow={show} />
      </ul>
      <Reasons replay={replay} shown={shown} onShow={show} />
      {(tally.refused > 0 || tally.blocked > 0) && <FindingsTable replay={replay} shown={shown} />}
      {replay.status === 'finished' && tally.refused + tally.blocked === 0 && <p>{t('processReplay.nothing')}</p>}
    </section>
  );
}

interface Choosing {
  shown: Shown;
  onShow: (shown: Shown) => void;
}

function Figure({ count, kind, shown, onShow }: Choosing & { count: number; kind: Shown['kind'] }): ReactElement {
  const { t } = useTranslation();
  const pressed = shown.kind === kind && shown.reason === null;
  return (
    <li>
      <Button
        type={pressed && count > 0 ? 'primary' : 'default'}
        aria-pressed={pressed}
        disabled={count === 0}
        onClick={() => onShow({ kind, reason: null })}
      >
        <strong className="figure">{count}</strong> {t(`processReplay.figures.${kind}`)}
      </Button>
    </li>
  );
}

/** The reasons, the most frequent first; each narrows the list below. */
function Reasons({ replay, shown, onShow }: Choosing & { replay: ProcessReplay }): ReactElement | null {
  const { t } = useTranslation();
  const { labelOfField } = useInformationFields();
  const reasons = Object.entries(replay.tally.reasons).sort(([, a], [, b]) => b.moves + b.running - a.moves - a.running);
  if (reasons.length === 0) return null;
  return (
    <section aria-label={t('processReplay.reasons')}>
      <h3>{t('processReplay.reasons')}</h3>
      <ul className="replay-reasons">
        {reasons.map(([key, { refusal, novel, moves, running }]) => (
          <li key={key} data-chosen={shown.reason === key || undefined}>
            <span>
              {refusalWords(t, refusal as unknown as MoveRefusal, labelOfField)}
              {novel && <span className="quiet"> {t('processReplay.novel')}</span>}
            </span>
            <Count
              count={moves}
              kind="refused"
              word={t('processReplay.inMoves', { count: moves })}
              reason={key}
              shown={shown}
              onShow={onShow}
            />
            <Count
              count={running}
              kind="blocked"
              word={t('processReplay.inRunning', { count: running })}
              reason={key}
              shown={shown}
              onShow={onShow}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count(props: Choosing & { count: number; kind: Shown['kind']; reason: string; word: string }): ReactElement {
  const { count, kind, reason, word, shown, onShow } = props;
  return (
    <Button
      type="link"
      size="small"
      disabled={count === 0}
      aria-pressed={shown.kind === kind && shown.reason === reason}
      onClick={() => onShow({ kind, reason })}
    >
      <span className="figure">{word}</span>
    </Button>
  );
}
