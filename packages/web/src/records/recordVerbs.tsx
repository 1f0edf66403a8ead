import type { MenuProps } from 'antd';
import type { ReactNode } from 'react';

/** One line of a record's menu. With `whyNot` it stays in its place, greyed, and says why. */
export interface RecordVerb {
  key: string;
  label: string;
  whyNot?: string | undefined;
  danger?: boolean;
  act: () => void;
}

/** The verbs as an antd menu; the reason stands below the name, so that a finger finds it as well as a mouse. */
export const menuOf = (verbs: readonly RecordVerb[]): MenuProps => ({
  className: 'record-menu',
  items: verbs.map(({ key, label, whyNot, danger = false }) => ({
    key,
    danger: danger && whyNot === undefined,
    disabled: whyNot !== undefined,
    label: whyNot === undefined ? label : reasonBelow(label, whyNot),
  })),
  onClick: ({ key }) => verbs.find((verb) => verb.key === key)?.act(),
});

const reasonBelow = (label: string, whyNot: string): ReactNode => (
  <>
    {label}
    <small className="menu-reason">{whyNot}</small>
  </>
);
