// A rule either allows an act or refuses it with every reason at once, so that the person can mend all of them in one go.

export type Allowed = { allowed: true };
export type Refused<Reason> = { allowed: false; reasons: Reason[] };

/** Allowed, or refused with every reason in the order the rule names them. */
export type Decision<Reason> = Allowed | Refused<Reason>;

/** Like `Decision`, and when allowed it says what happens. */
export type Answer<Reason, Result> = (Allowed & { result: Result }) | Refused<Reason>;

/** One check of a rule: the refusal it gives when it fails, and whether it passed. A list of checks is the explanation of a decision. */
export type Check<Reason> = { refusal: Reason; passed: boolean };

export const allow = (): Allowed => ({ allowed: true });
export const allowWith = <Result>(result: Result): Allowed & { result: Result } => ({ allowed: true, result });
export const refuse = <Reason>(...reasons: Reason[]): Refused<Reason> => ({ allowed: false, reasons });

/** The refusals of the checks that failed, in the order of the checks. */
export const failures = <Reason>(checks: readonly Check<Reason>[]): Reason[] =>
  checks.filter((check) => !check.passed).map((check) => check.refusal);

/** Checks up to and including the first one that fails. */
export function untilFailure<Reason>(checks: readonly Check<Reason>[]): Check<Reason>[] {
  const failed = checks.findIndex((check) => !check.passed);
  return failed < 0 ? [...checks] : checks.slice(0, failed + 1);
}

/** Allowed when no check failed. */
export function decide<Reason>(checks: readonly Check<Reason>[]): Decision<Reason> {
  const reasons = failures(checks);
  return reasons.length === 0 ? allow() : refuse(...reasons);
}
