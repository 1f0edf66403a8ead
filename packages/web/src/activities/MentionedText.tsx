import { Fragment, type ReactElement } from 'react';

/** A text as it was written, the colleagues named with @ in it marked. */
export function MentionedText({ text, mentions }: { text: string; mentions: readonly { name: string }[] }): ReactElement {
  return (
    <p className="long-text">
      {splitMentions(
        text,
        mentions.map(({ name }) => name),
      ).map(({ at, part, mention }) => (mention ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>))}
    </p>
  );
}

export interface TextPart {
  /** Where it begins in the text. */
  at: number;
  part: string;
  mention: boolean;
}

/** The text cut at every @ that is followed by one of the names, the longest name first. */
export function splitMentions(text: string, names: readonly string[]): TextPart[] {
  const byLength = [...names].sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let plainFrom = 0;
  const plainTo = (end: number): void => {
    if (end > plainFrom) parts.push({ at: plainFrom, part: text.slice(plainFrom, end), mention: false });
  };
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = byLength.find((candidate) => text.startsWith(candidate, at + 1));
    if (!name) continue;
    plainTo(at);
    parts.push({ at, part: `@${name}`, mention: true });
    plainFrom = at + 1 + name.length;
  }
  plainTo(text.length);
  return parts;
}
