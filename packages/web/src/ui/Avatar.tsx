import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import './Avatar.css';
import { initials, tintOf } from './initials.ts';

/** A person as a small disc; the name on hover and for screen readers. */
export function Avatar(props: { id: string; name: string; size?: 'small' | 'large' }): ReactElement {
  return (
    <Tooltip title={props.name}>
      <span role="img" aria-label={props.name} className={`avatar tint-${tintOf(props.id)} ${props.size ?? ''}`}>
        {initials(props.name)}
      </span>
    </Tooltip>
  );
}

/** Disc and name in one line, as lists and facts show people. */
export function PersonName(props: { id: string; name: string }): ReactElement {
  return (
    <span className="person-name">
      <span aria-hidden="true" className={`avatar small tint-${tintOf(props.id)}`}>
        {initials(props.name)}
      </span>
      {props.name}
    </span>
  );
}
