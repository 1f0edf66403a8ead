// S8, approval levels. A level is needed when the discount is strictly over its figure, or the margin strictly under its figure:
//   discount = (base − amount) / base        margin = (net − cost) / net, on the amounts without tax
// Both are compared exactly, not as rounded percentages. Smart re-approval: a quote that is no worse, in both, than what has already
// been approved for it needs nobody again.
import type { Integer } from '../numbers/integer.ts';
import { floorDiv, minus, times } from '../numbers/integer.ts';
import type { BasisPoints, Minor } from '../numbers/minorUnits.ts';
import type { ApprovalNeed, ApprovalReason } from '../quote.ts';
import type { ApprovalLevel, ApprovedEnvelope } from '../request.ts';
import type { BelowFloor } from './floorPrice.ts';

export type ApprovalFigures = {
  readonly base: Minor;
  readonly off: Minor;
  /** Of the lines whose cost is known; undefined when none is. */
  readonly margin: { readonly net: Minor; readonly cost: Minor } | undefined;
  /** Lines under their floor price, when the policy asks for approval of that. */
  readonly belowFloor: readonly BelowFloor[];
};

/** part / whole > bp / 10000. */
const isOver = (part: Integer, whole: Integer, bp: BasisPoints): boolean => times(part, 10000) > times(whole, bp);
const isUnder = (part: Integer, whole: Integer, bp: BasisPoints): boolean => times(part, 10000) < times(whole, bp);

/** Rounded down to whole basis points, for people; undefined for a margin on nothing. */
const inBasisPoints = (part: Integer, whole: Integer): BasisPoints | undefined =>
  whole > 0 ? Number(floorDiv(times(part, 10000), whole)) : undefined;

function marginUnder(margin: ApprovalFigures['margin'], bp: BasisPoints): boolean {
  if (!margin) return false;
  // Something that costs money and earns none is under every margin.
  return margin.net > 0 ? isUnder(minus(margin.net, margin.cost), margin.net, bp) : margin.cost > 0;
}

function reasonsOf(level: ApprovalLevel, { base, off, margin }: ApprovalFigures, approved: ApprovedEnvelope | undefined): ApprovalReason[] {
  const reasons: ApprovalReason[] = [];
  const { discountOver, marginUnder: under } = level;
  const worseDiscount = approved?.discount === undefined || isOver(off, base, approved.discount);
  const worseMargin = approved?.margin === undefined || marginUnder(margin, approved.margin);
  if (discountOver !== undefined && isOver(off, base, discountOver) && worseDiscount)
    reasons.push({ kind: 'discount', level: level.level, over: discountOver, found: inBasisPoints(off, base) ?? 0 });
  if (under !== undefined && marginUnder(margin, under) && worseMargin) {
    const found = margin && inBasisPoints(minus(margin.net, margin.cost), margin.net);
    reasons.push({ kind: 'margin', level: level.level, under, found });
  }
  return reasons;
}

/** A line under its floor needs at least the lowest level there is. */
function floorReasons(levels: readonly ApprovalLevel[], belowFloor: readonly BelowFloor[]): ApprovalReason[] {
  const level = levels.length > 0 ? Math.min(...levels.map((one) => one.level)) : 1;
  return belowFloor.map(({ line, amount, floor }) => ({ kind: 'floor', level, line, amount, floor }));
}

export function approvalNeed(
  levels: readonly ApprovalLevel[],
  figures: ApprovalFigures,
  approved: ApprovedEnvelope | undefined,
): ApprovalNeed | undefined {
  const reasons = [...levels.flatMap((level) => reasonsOf(level, figures, approved)), ...floorReasons(levels, figures.belowFloor)];
  return reasons.length === 0 ? undefined : { level: Math.max(...reasons.map(({ level }) => level)), reasons };
}
