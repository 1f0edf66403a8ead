// “Why can't I move?”, answered completely: every reason with what mends it. Mended reasons are ticked, the move button wakes at the end.

import { Button, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ProcessVersion, Stage } from '#domain/processes/definition.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RefusalList, type RefusalWording } from './RefusalList.tsx';
import { refusalGroups, seenSoFar } from './refusalRows.ts';

export interface RefusalDialogProps extends RefusalWording {
  version: ProcessVersion;
  to: Stage;
  /** What stands against the move now; asked again whenever the facts change. */
  refusals: readonly MoveRefusal[];
  moving: boolean;
  onMove: () => void;
  /** Only for who holds the right to move by exception. */
  onOverride?: (reason: string) => void;
  onClose: () => void;
}

export function RefusalDialog(props: RefusalDialogProps): ReactElement {
  const { t } = useTranslation();
  const seen = useSeen(props.refusals);
  const ready = props.refusals.length === 0;
  return (
    <Modal
      open
      className="refusal-dialog"
      title={t(ready ? 'processes.readyTitle' : 'processes.refusalTitle', { stage: props.to.name })}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t('shell.close')}</Button>
          <Button type="primary" disabled={!ready} loading={props.moving} onClick={props.onMove}>
            {t('processes.moveTo', { stage: props.to.name })}
          </Button>
        </>
      }
    >
      <p role="status" className="quiet">
        {ready
          ? t('processes.refusalReady')
          : `${t('processes.missing', { count: props.refusals.length })} · ${t('processes.refusalLead')}`}
      </p>
      <RefusalList {...props} groups={refusalGroups(props.version, seen, props.refusals)} />
      {props.onOverride && !ready && <Override onOverride={props.onOverride} />}
    </Modal>
  );
}

/** Everything that stood against the move since the dialog opened. */
function useSeen(now: readonly MoveRefusal[]): readonly MoveRefusal[] {
  const [seen, setSeen] = useState(now);
  const all = seenSoFar(seen, now);
  if (all !== seen) setSeen(all);
  return all;
}

function Override(props: { onOverride: (reason: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <details className="refusal-override">
      <summary>{t('processes.override')}</summary>
      <Input.TextArea
        rows={2}
        maxLength={400}
        value={reason}
        aria-label={t('processes.overrideReason')}
        placeholder={t('processes.overrideReason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button danger disabled={reason.trim() === ''} onClick={() => props.onOverride(reason.trim())}>
        {t('processes.override')}
      </Button>
    </details>
  );
}
