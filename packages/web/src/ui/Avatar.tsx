import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import './Avatar.css';
import { initials, tintOf } from './initials.ts';

interface DiscProps {
  id: string;
  name: string;
  size?: 'small' | 'large';
}

/** The bare disc, where the name stands beside it. */
export function Disc(props: DiscProps): ReactElement {
  return (
    <span aria-hidden="true" className={`avatar tint-${tintOf(props.id)} ${props.size ?? ''}`}>
      {initials(props.name)}
    </span>
  );
}

/** A person as a small disc; the name on hover and for screen readers. */
export function Avatar(props: DiscProps): ReactElement {
  return (
    <Tooltip title={props.name}>
      <span role="img" aria-label={props.name}>
        <Disc {...props} />
      </span>
    </Tooltip>
  );
}

/** Disc and name in one line, as lists and facts show people. */
export function PersonName(props: { id: string; name: string }): ReactElement {
  return (
    <span className="person-name">
      <Disc id={props.id} name={props.name} size="small" />
      {props.name}
    </span>
  );
}
