// One line of the bench's table.
import type { Act, Pair } from './acts.ts';
import type { Measured } from './load.ts';
import type { Person } from './people.ts';

export interface Result {
  act: Act;
  person: Person;
  connections: number;
  measured: Measured;
  /** Of the machine, when measured. */
  load: number;
}

const WIDTHS = [20, 8, 5, 9, 9, 9, 8, 8, 10, 10, 7, 6];
const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at < 2 ? cell.padEnd(WIDTHS[at]!) : cell.padStart(WIDTHS[at]!))).join(' ');

export const HEADING = row(['act', 'who', 'conn', 'p50 ms', 'p95 ms', 'per s', 'server', 'postgres', 'aim', 'others', '×', 'load']);

/** A manager's figures are held against those for own records where others are asked, and against those for all as an aim. */
const ofPerson = (pair: Pair | undefined, person: Person, manager: 0 | 1): number | undefined =>
  pair?.[person === 'seller' ? 0 : person === 'manager' ? manager : 1];

function misses({ act, person, connections, measured }: Result): boolean {
  const aim = ofPerson(act.aim, person, 1);
  const slow = connections === 1 && ((aim !== undefined && measured.p50 > aim) || measured.p95 > 4 * measured.p50);
  return slow || measured.failed > 0 || (connections > 1 && measured.perSecond < (act.aimPerSecond ?? 0));
}

export function line(result: Result): string {
  const { act, person, connections, measured, load } = result;
  const alone = connections === 1;
  const aim = alone ? ofPerson(act.aim, person, 1) : act.aimPerSecond && `${act.aimPerSecond}/s`;
  const others = alone ? ofPerson(act.others, person, 0) : undefined;
  return (
    row([
      ...[act.label, person, String(connections), measured.p50.toFixed(2), measured.p95.toFixed(2), measured.perSecond.toFixed(0)],
      ...[measured.serverCpu.toFixed(2), measured.postgresCpu?.toFixed(2) ?? '–', String(aim ?? ''), String(others ?? '')],
      ...[others ? (others / measured.p50).toFixed(0) : '', load.toFixed(1)],
    ]) + (measured.failed > 0 ? ` ! ${measured.failed} failed` : misses(result) ? ' !' : '')
  );
}
