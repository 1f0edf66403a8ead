import type { Board, BoardCard } from '#domain/opportunities/contract.ts';

/** A card and the column it is wanted in. */
export interface Wish {
  card: BoardCard;
  stageId: string;
}

export interface BoardColumnProps {
  column: Board['columns'][number];
  columns: Board['columns'];
  businessTypeId: string;
  ownerId: string | undefined;
  /** The card picked up by keyboard and the column it hovers over. */
  carried: Wish | undefined;
  onCarry: (wish: Wish | undefined) => void;
  onDrop: (card: BoardCard, stageId: string) => void;
}
