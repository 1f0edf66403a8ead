import SwapOutlined from '@ant-design/icons/SwapOutlined';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ObjectShape } from '#domain/records/contract.ts';
import type { MergePreview } from '#domain/records/merging.contract.ts';
import { decideMerge, differs, isChoosable, type MergeChoice, type MergeChoices, type MergeRefusal } from '#domain/records/merging.ts';
import { ApiError, isStatus } from '../../api.ts';
import { semicolon } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { labelOf } from '../useObjects.ts';
import { FieldChoices } from './FieldChoices.tsx';
import { MergeHeads } from './MergeHeads.tsx';
import { type MergePair, mergeQuery, situationOf, useMerge } from './mergeQueries.ts';
import { type MergeNames, mergeRefusalWords, movedWords } from './mergeWords.ts';

interface CompareBothProps {
  object: ObjectShape;
  pair: MergePair;
  onSwap: () => void;
  onBack?: () => void;
  onClose: () => void;
  onMerged: () => void;
}

const SWAPPED: Record<MergeChoice, MergeChoice> = { survivor: 'other', other: 'survivor', both: 'both' };
const swap = (choices: MergeChoices): MergeChoices =>
  Object.fromEntries(Object.entries(choices).map(([key, choice]) => [key, SWAPPED[choice]]));

const namesOf = ({ survivor, other }: MergePreview): MergeNames => ({
  survivor: String(survivor.values.name ?? ''),
  other: String(other.values.name ?? ''),
});

export function CompareBoth({ object, pair, onSwap, onBack, onClose, onMerged }: CompareBothProps): ReactElement {
  const { t } = useTranslation();
  const { data: preview, error, refetch } = useQuery(mergeQuery(object, pair));
  const [choices, setChoices] = useState<MergeChoices>({});
  const merge = useMerging(object, pair, onMerged);
  const situation = preview && situationOf(object, preview);
  const answer = situation && decideMerge(situation, choices);
  const takeAll = (choice: MergeChoice): void => {
    const open = situation?.fields.filter((field) => isChoosable(field) && differs(situation, field.key)) ?? [];
    setChoices(
      Object.fromEntries(open.map(({ key }) => [key, choice === 'other' && situation?.stuck.includes(key) ? 'survivor' : choice])),
    );
  };
  return (
    <Modal
      open
      width={820}
      style={{ top: 24 }}
      className="merge-dialog"
      title={preview ? t('merging.titleOf', { name: namesOf(preview).survivor }) : t('merging.title', { object: labelOf(object) })}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <>
          {preview && answer?.allowed === false && <Refusals {...{ object }} names={namesOf(preview)} reasons={answer.reasons} />}
          <span className="merge-for-good">{t('merging.warning')}</span>
          {onBack && <Button onClick={onBack}>{t('merging.back')}</Button>}
          <Button onClick={onClose}>{t('merging.cancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={!answer?.allowed}
            loading={merge.isPending}
            onClick={() => preview && merge.send(preview, choices)}
          >
            {t('merging.merge')}
          </Button>
        </>
      }
    >
      {error && !preview && <FailureState error={error} onRetry={() => void refetch()} />}
      {!preview && !error && <ListSkeleton rows={6} />}
      {preview && situation && (
        <>
          <div className="merge-swap">
            <Button
              icon={<SwapOutlined />}
              onClick={() => {
                setChoices(swap(choices));
                onSwap();
              }}
            >
              {t('merging.swap')}
            </Button>
          </div>
          <MergeHeads object={object} preview={preview} onTakeAll={takeAll} />
          <FieldChoices
            {...{ object, preview, situation, choices }}
            onChoose={(key, choice) => setChoices({ ...choices, [key]: choice })}
          />
          <Consequences object={object} preview={preview} />
        </>
      )}
    </Modal>
  );
}

function Consequences({ object, preview }: { object: ObjectShape; preview: MergePreview }): ReactElement {
  const { t } = useTranslation();
  const { survivor, other } = namesOf(preview);
  const what = movedWords(t, preview.moves);
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      className="merge-warning"
      title={t('merging.warning')}
      description={
        <>
          <p>{t('merging.warningText', { name: other, survivor })}</p>
          <p>{what ? t('merging.moving', { what }) : t('merging.nothingMoves')}</p>
          {object.name === 'opportunity' && <p>{t('merging.process')}</p>}
        </>
      }
    />
  );
}

interface RefusalsProps {
  object: ObjectShape;
  names: MergeNames;
  reasons: readonly MergeRefusal[];
}

function Refusals({ object, names, reasons }: RefusalsProps): ReactElement {
  const { t } = useTranslation();
  const lines = [...new Set(reasons.map((reason) => mergeRefusalWords(t, reason, names, object.fields)))];
  return (
    <Alert
      type="error"
      showIcon
      className="merge-refusals"
      role="alert"
      title={t('merging.cannot')}
      description={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}

/** Sends the merge; what the server refuses although the page allowed it is said, and both are read again. */
function useMerging(object: ObjectShape, pair: MergePair, onMerged: () => void) {
  const { t } = useTranslation();
  const toast = useToast();
  const merge = useMerge(object, pair);
  const { refetch } = useQuery({ ...mergeQuery(object, pair), enabled: false });
  const refusedBy = (preview: MergePreview, error: unknown): void => {
    void refetch();
    const reasons = error instanceof ApiError ? (error.reasons as MergeRefusal[]) : [];
    if (isStatus(error, 409)) toast.refused(t('merging.changed'));
    else if (isStatus(error, 404) || isStatus(error, 410)) toast.refused(t('merging.gone'));
    else if (reasons.length === 0) toast.failed(error);
    else toast.refused(reasons.map((reason) => mergeRefusalWords(t, reason, namesOf(preview), object.fields)).join(semicolon()));
  };
  return {
    isPending: merge.isPending,
    send: (preview: MergePreview, choices: MergeChoices): void =>
      merge.mutate(
        { preview, choices },
        {
          onSuccess: (record) => {
            toast.done(t('merging.done', { name: String((record ?? preview.survivor).values.name ?? '') }));
            onMerged();
          },
          onError: (error) => refusedBy(preview, error),
        },
      ),
  };
}
