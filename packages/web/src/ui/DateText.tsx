import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { fullInstant, nearDay, nearInstant, todayIn } from './dateWords.ts';
import { useTimeZone } from './timeZone.ts';

/** A calendar day: `2026-11-22`; with `near`, days within a week in words and the date on hover. */
export function DayText(props: { day: string | null; near?: boolean }): ReactElement {
  const { i18n } = useTranslation();
  const timeZone = useTimeZone();
  if (props.day === null) return <span className="faint">—</span>;
  const text = props.near ? nearDay(props.day, todayIn(new Date(), timeZone), i18n.language) : props.day;
  return <Stamp full={props.day} text={text} machine={props.day} />;
}

/** An instant in the reader's time zone, as short as it stays clear, the full one on hover. */
export function InstantText(props: { at: string | null }): ReactElement {
  const { i18n } = useTranslation();
  const timeZone = useTimeZone();
  if (props.at === null) return <span className="faint">—</span>;
  return (
    <Stamp full={fullInstant(props.at, timeZone)} text={nearInstant(props.at, new Date(), timeZone, i18n.language)} machine={props.at} />
  );
}

function Stamp(props: { full: string; text: string; machine: string }): ReactElement {
  const time = (
    <time className="figure" dateTime={props.machine}>
      {props.text}
    </time>
  );
  return props.text === props.full ? time : <Tooltip title={<span className="figure">{props.full}</span>}>{time}</Tooltip>;
}
