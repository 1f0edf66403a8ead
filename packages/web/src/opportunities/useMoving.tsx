// Moving, winning, losing, reopening: asked of the rules before trying, refused with every reason in one dialog.

import { type ReactNode, useState } from 'react';
import { failures } from '#domain/decision.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import type { Stage } from '#domain/processes/definition.ts';
import { moveChecks } from '#domain/processes/moveChecks.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { isRefusal } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RefusalDialog } from '../processes/RefusalDialog.tsx';
import { useSession } from '../session.tsx';
import { useToast } from '../ui/toast.tsx';
import { useCelebrate, type WonDeal } from './celebration.ts';
import { factsOf, versionOf } from './goals.ts';
import { LossDialog } from './LossDialog.tsx';
import { type Loss, useLose, useMove, useReopen } from './processQueries.ts';
import type { StageWork } from './useStageWork.tsx';

export interface Moving {
  missingFor: (stageId: string) => number;
  whyNot: string | undefined;
  move: (target: Stage, done: () => void) => void;
  lose: () => void;
  reopen: () => void;
  dialog: ReactNode;
}

const wonDeal = ({ id, values }: OpenRecord): WonDeal => ({
  id,
  name: String(values.name),
  amount: typeof values.amount === 'number' ? values.amount : null,
  currency: String(values.currency ?? ''),
});

/** `onClosed`: a dialog was given up. */
export function useMoving(state: ProcessState, record: OpenRecord, work: StageWork, onClosed: () => void = () => undefined): Moving {
  const { t } = useTranslation();
  const toast = useToast();
  const { user, roleIds, departmentIds } = useSession();
  const [target, setTarget] = useState<Stage>();
  const [losing, setLosing] = useState(false);
  const celebrate = useCelebrate();
  const move = useMove(record.id);
  const lose = useLose(record.id);
  const reopen = useReopen(record.id);
  const version = versionOf(state);

  const against = (stageId: string): MoveRefusal[] =>
    failures(
      moveChecks(version, state.rules, factsOf(state), {
        actor: { userId: user.id, roleIds, departmentIds },
        rights: state.rights,
        seenRowVersion: null,
        to: stageId,
      }),
    );
  const send = (stage: Stage, overrideReason?: string, done: () => void = () => undefined): void =>
    move.mutate(
      { stageId: stage.id, rowVersion: state.facts.rowVersion, versionId: state.versionId, ...(overrideReason && { overrideReason }) },
      {
        onSuccess: () => {
          setTarget(undefined);
          toast.done(stage.kind === 'won' ? t('opportunities.won') : t('opportunities.moved', { stage: stage.name }));
          if (stage.kind === 'won') celebrate(wonDeal(record));
          done();
          onClosed();
        },
        onError: (error) => isRefusal(error) && error.code !== 'processChanged' && setTarget(stage),
      },
    );
  const confirmLoss = (loss: Loss): void =>
    lose.mutate(loss, {
      onSuccess: () => {
        setLosing(false);
        toast.done(t('opportunities.lost'));
        onClosed();
      },
    });

  return {
    missingFor: (stageId) => against(stageId).filter((refusal) => refusal.kind !== 'closing' || refusal.missing !== 'loss_reason').length,
    whyNot: state.rights.edit ? undefined : t('opportunities.notEditable'),
    move: (stage, done) => {
      if (stage.kind === 'lost') setLosing(true);
      else if (against(stage.id).length === 0) send(stage, undefined, done);
      else setTarget(stage);
    },
    lose: () => setLosing(true),
    reopen: () => reopen.mutate(undefined, { onSuccess: () => toast.done(t('opportunities.reopened')) }),
    dialog: (
      <>
        {target && (
          <RefusalDialog
            {...work.wording}
            version={version}
            to={target}
            refusals={against(target.id)}
            moving={move.isPending}
            onMove={() => send(target)}
            {...(state.rights.override && { onOverride: (reason: string) => send(target, reason) })}
            onClose={() => {
              setTarget(undefined);
              onClosed();
            }}
          />
        )}
        {losing && (
          <LossDialog
            name={String(record.values.name)}
            sending={lose.isPending}
            onConfirm={confirmLoss}
            onClose={() => {
              setLosing(false);
              onClosed();
            }}
          />
        )}
      </>
    ),
  };
}
