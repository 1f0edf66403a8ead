// A configurable product: options one may pick, groups that say how many of them, and rules between them.

/** Validation rules are obeyed; an alert warns about a configuration that breaks it; a recommendation only proposes. */
export type Severity = 'validation' | 'alert' | 'recommend';

export type Option = {
  readonly id: string;
  /** Of one piece, in minor units of the model's currency; may be negative (a cheaper variant). */
  readonly price: number;
  /** The SKU under which the price engine prices the option. */
  readonly priceKey?: string;
  /** Picked by `complete` when nothing speaks against it. */
  readonly byDefault?: boolean;
  /** Pieces one may take of it; one when left out. */
  readonly quantity?: { readonly min: number; readonly max: number };
};

/** At least `min` and at most `max` of the options. */
export type Group = { readonly id: string; readonly options: readonly string[]; readonly min: number; readonly max: number };

/** When all of `when` are picked: all of `targets` (requires), one of them (requiresAny), or none of them (excludes). */
export type Rule = {
  readonly id: string;
  readonly kind: 'requires' | 'requiresAny' | 'excludes';
  readonly when: readonly string[];
  readonly targets: readonly string[];
  /** Validation when left out. */
  readonly severity?: Severity;
  readonly message?: string;
};

export type Model = { readonly options: readonly Option[]; readonly groups: readonly Group[]; readonly rules: readonly Rule[] };

/** What someone has decided so far. */
export type Picks = { readonly select: readonly string[]; readonly reject: readonly string[] };
