// What dispatch is asked to plan: engineers with shifts and skills, jobs with windows and needs, and the way between places.
// Times are whole seconds from the midnight that begins the first day planned; lengths are metres; prices are cents.
import type { TravelMatrix } from './travel.ts';
import type { Weights } from './weights.ts';

export type Problem = {
  /** Every place that is used, in the order of the travel matrix. */
  readonly places: readonly string[];
  readonly travel: TravelMatrix;
  readonly engineers: readonly Engineer[];
  readonly jobs: readonly Job[];
  readonly weights?: Partial<Weights>;
  /** Nothing can start before now; 0 when a day is planned ahead. */
  readonly now?: number;
  /** What the engineers were told: keeping to it is worth `weights.moved` per job. */
  readonly published?: readonly Appointment[];
};

export type Span = { readonly from: number; readonly to: number };

/** A job someone was promised to, at a start. */
export type Appointment = { readonly job: string; readonly engineer: string; readonly start: number };

export type Engineer = {
  readonly id: string;
  /** Where a shift begins and ends. */
  readonly home: string;
  readonly endsAt?: string;
  readonly shifts: readonly Shift[];
  readonly skills?: readonly Skill[];
  /** Areas served; without them, everywhere. */
  readonly territories?: readonly string[];
  /** Per shift. */
  readonly limits?: { readonly jobs?: number; readonly workSeconds?: number; readonly travelSeconds?: number };
  readonly price?: Price;
  /** Parts in the van, for all shifts together. */
  readonly stock?: Readonly<Record<string, number>>;
  /** A crew from outside: a person like any other, with a price. */
  readonly outsourced?: boolean;
  /** Where the engineer is, or will be free, while the day is under way. */
  readonly position?: { readonly place: string; readonly from: number };
};

/** `perKm`, `perHour` of travel and work, `perUse` of a shift, `overtimePerHour` on top. */
export type Price = { readonly perKm?: number; readonly perHour?: number; readonly perUse?: number; readonly overtimePerHour?: number };

/** Regular hours; home by `overtimeUntil` at the latest (without it, no overtime). */
export type Shift = Span & { readonly overtimeUntil?: number; readonly breaks?: readonly Break[] };

/** A pause that starts within the span, wherever the engineer is, or at a place (an appointment). */
export type Break = Span & { readonly seconds: number; readonly place?: string; readonly name?: string };

/** `until`: the last second the certificate holds. */
export type Skill = { readonly skill: string; readonly level: number; readonly until?: number };

/** 1 can wait … 5 emergency. */
export type Priority = 1 | 2 | 3 | 4 | 5;

export type Job = {
  readonly id: string;
  readonly place: string;
  readonly workSeconds: number;
  /** Parking, gate and signing in: once per visit to a place, before the window applies. */
  readonly setupSeconds?: number;
  /** Work starts within one of these; without any, at any time. */
  readonly windows?: readonly Span[];
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  readonly priority?: Priority;
  /** Work should start by then; later costs, more steeply after a while. */
  readonly due?: number;
  readonly preferred?: readonly string[];
  readonly required?: string;
  readonly excluded?: readonly string[];
  readonly territory?: string;
  readonly parts?: Readonly<Record<string, number>>;
  /** May be left out at the price of its priority. */
  readonly optional?: boolean;
  /** Already started, or agreed with the customer: this engineer, this start, never moved. */
  readonly fixed?: { readonly engineer: string; readonly start: number };
};

/** The priority a job has when none is given. */
export const priorityOf = (job: Job): Priority => job.priority ?? 3;
