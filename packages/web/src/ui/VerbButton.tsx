import { Button, type ButtonProps, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import './VerbButton.css';

/** A button that, where it may not be used, stays in its place, greyed, and says why. */
export function VerbButton({ whyNot, onClick, ...props }: ButtonProps & { whyNot?: string | undefined }): ReactElement {
  if (whyNot === undefined) return <Button {...props} {...(onClick && { onClick })} />;
  return (
    <Tooltip title={whyNot}>
      <Button {...props} type="default" className="refused-verb" aria-disabled="true" aria-description={whyNot} />
    </Tooltip>
  );
}
