// Solomon's text format for vehicle routing with time windows: name, fleet, depot and customers, one per line.
// Source: M. Solomon, "Algorithms for the vehicle routing and scheduling problems with time window constraints", Operations Research 35 (1987);
// Gehring and Homberger's larger sets use the same format.
import { type Instance, instanceOf } from './core/instance.ts';
import type { Found } from './core/search.ts';

export type SolomonFile = {
  readonly name: string;
  readonly vehicles: number;
  readonly capacity: number;
  readonly customers: readonly Customer[];
};
/** The depot is customer 0. */
export type Customer = {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly ready: number;
  readonly due: number;
  readonly service: number;
};

/** Reads the file; throws with the line number where it is not in the format. */
export function readSolomon(text: string): SolomonFile {
  const lines = text.split(/\r?\n/);
  const name = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  const rows = lines.map((line, place) => ({ place, numbers: numbersOf(line) })).filter((row) => row.numbers.length > 0);
  const fleet = rows.find((row) => row.numbers.length === 2);
  if (!fleet) throw new Error('line with number of vehicles and capacity not found');
  const customers = rows.filter((row) => row.place > fleet.place).map((row) => customerOf(row.numbers, row.place + 1));
  if (customers.length === 0) throw new Error('no depot: the file lists no customers');
  return { name, vehicles: fleet.numbers[0]!, capacity: fleet.numbers[1]!, customers };
}

function numbersOf(line: string): number[] {
  const words = line.trim().split(/\s+/);
  return words.every((word) => /^-?\d+(\.\d+)?$/.test(word)) ? words.map(Number) : [];
}

function customerOf(numbers: readonly number[], line: number): Customer {
  const [id, x, y, demand, ready, due, service] = numbers;
  if (service === undefined || numbers.length !== 7)
    throw new Error(`line ${line}: a customer has 7 numbers, this line has ${numbers.length}`);
  return { id: id!, x: x!, y: y!, demand: demand!, ready: ready!, due: due!, service };
}

/** Tenths of a unit: distances are cut to one decimal, as the published optima are. */
const TENTHS = 10;

/** The instance of a file, in tenths: distance is the cost, time equals distance, `fleet` vehicles or more than can be useful. */
export function instanceOfSolomon(file: SolomonFile, fleet?: number): Instance {
  const points = file.customers.length;
  const jobs = points - 1;
  const slots = Math.max(1, fleet ?? Math.min(jobs, Math.max(file.vehicles, Math.ceil(jobs / 2))));
  const metres = new Int32Array(points * points);
  for (const [from, a] of file.customers.entries())
    for (const [to, b] of file.customers.entries())
      metres[from * points + to] = Math.floor(TENTHS * Math.hypot(a.x - b.x, a.y - b.y) + 1e-9);
  const nodes = jobs + 2 * slots;
  const depot = file.customers[0]!;
  const perNode = (job: (customer: Customer) => number, ends: number): Int32Array =>
    Int32Array.from({ length: nodes }, (_, node) => (node < jobs ? job(file.customers[node + 1]!) : ends));
  return instanceOf({
    jobs,
    slots,
    points,
    seconds: metres,
    metres,
    point: Int32Array.from({ length: nodes }, (_, node) => (node < jobs ? node + 1 : 0)),
    service: perNode((customer) => TENTHS * customer.service, 0),
    opens: perNode((customer) => TENTHS * customer.ready, TENTHS * depot.ready),
    closes: perNode((customer) => TENTHS * customer.due, TENTHS * depot.due),
    loads: 1,
    amount: Int32Array.from({ length: jobs }, (_, job) => file.customers[job + 1]!.demand),
    room: new Int32Array(slots).fill(file.capacity),
    kind: new Int32Array(slots),
    plain: true,
  });
}

export type SolomonAnswer = {
  readonly distance: number;
  readonly vehicles: number;
  readonly unserved: number;
  readonly routes: number[][];
};

/** A found plan in the file's own terms: customer numbers per vehicle, distance in units with one decimal. */
export function solomonAnswer(file: SolomonFile, found: Found): SolomonAnswer {
  const used = found.routes.filter((route) => route.length > 0);
  return {
    distance: found.travelled / TENTHS,
    vehicles: used.length,
    unserved: found.absent.length,
    routes: used.map((route) => route.map((job) => file.customers[job + 1]!.id)),
  };
}
