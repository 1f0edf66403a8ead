// Two records that are the same, made one: which other, whose value of each field, what moves, and that there is no way back.
import { type ReactElement, useState } from 'react';
import type { ObjectShape, RecordShape } from '#domain/records/contract.ts';
import { CompareBoth } from './CompareBoth.tsx';
import './merging.css';
import { PickOther } from './PickOther.tsx';

interface MergeDialogProps {
  object: ObjectShape;
  /** Offered to stay. */
  record: RecordShape;
  /** The other one, where it is known already. */
  otherId?: string;
  onClose: () => void;
  onMerged: (survivorId: string) => void;
}

export function MergeDialog({ object, record, otherId, onClose, onMerged }: MergeDialogProps): ReactElement {
  const [picked, setPicked] = useState(otherId);
  const [swapped, setSwapped] = useState(false);
  const known = { id: record.id, name: String(record.values.name ?? '') };
  if (picked === undefined) return <PickOther {...{ object, onClose }} record={known} onPick={setPicked} />;
  const pair = swapped ? { survivorId: picked, otherId: record.id } : { survivorId: record.id, otherId: picked };
  return (
    <CompareBoth
      {...{ object, pair, onClose }}
      onSwap={() => setSwapped(!swapped)}
      onMerged={() => {
        onClose();
        onMerged(pair.survivorId);
      }}
      {...(otherId === undefined && {
        onBack: () => {
          setSwapped(false);
          setPicked(undefined);
        },
      })}
    />
  );
}
