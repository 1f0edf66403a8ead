import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { begun, fullInstant, nearInstant } from './dateWords.ts';
import { useTimeZone } from './timeZone.ts';

/** A calendar day: `2026-11-22`. */
export function DayText(props: { day: string | null }): ReactElement {
  return props.day === null ? <span className="faint">—</span> : <Stamp full={props.day} text={props.day} machine={props.day} />;
}

/** An instant in the reader's time zone, as short as it stays clear, the full one on hover; `first` where a line or a cell begins with it. */
export function InstantText(props: { at: string | null; first?: boolean }): ReactElement {
  const { i18n } = useTranslation();
  const timeZone = useTimeZone();
  if (props.at === null) return <span className="faint">—</span>;
  const near = nearInstant(props.at, new Date(), timeZone, i18n.language);
  return <Stamp full={fullInstant(props.at, timeZone)} text={props.first ? begun(near, i18n.language) : near} machine={props.at} />;
}

function Stamp(props: { full: string; text: string; machine: string }): ReactElement {
  const time = (
    <time className="figure" dateTime={props.machine}>
      {props.text}
    </time>
  );
  return props.text === props.full ? time : <Tooltip title={<span className="figure">{props.full}</span>}>{time}</Tooltip>;
}
