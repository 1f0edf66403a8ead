// Grades A–D: a probability cut into four, for people who sort rather than calculate. The cuts are the company's own.
// Routing follows the grade: high → assigned at once, low → nurture.

export type Grade = 'A' | 'B' | 'C' | 'D';
export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D'];

/** Lowest probabilities of A, B and C. */
export type GradeCuts = { readonly a: number; readonly b: number; readonly c: number };

export type Route = 'assignNow' | 'queue' | 'nurture';
/** Where each grade goes. */
export type Routing = Readonly<Record<Grade, Route>>;
export const USUAL_ROUTING: Routing = { A: 'assignNow', B: 'queue', C: 'queue', D: 'nurture' };

/** The grade of a probability. */
export function gradeOf(probability: number, cuts: GradeCuts): Grade {
  if (probability >= cuts.a) return 'A';
  if (probability >= cuts.b) return 'B';
  return probability >= cuts.c ? 'C' : 'D';
}

/** What is wrong with cuts; empty when nothing is. */
export function cutProblems({ a, b, c }: GradeCuts): ('outsideZeroToOne' | 'notDescending')[] {
  const outside = [a, b, c].some((cut) => !(cut > 0 && cut < 1));
  return [...(outside ? (['outsideZeroToOne'] as const) : []), ...(a > b && b > c ? [] : (['notDescending'] as const))];
}

/** Cuts that make the best tenth A, the next two tenths B and the next three C, on the newest predictions. */
export function suggestCuts(probabilities: Float64Array): GradeCuts {
  const sorted = probabilities.slice().sort();
  const above = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor((1 - share) * sorted.length))] ?? 1 - share;
  return { a: above(0.1), b: above(0.3), c: above(0.6) };
}

/** How each grade did: rows, and the share of them that converted (undefined without rows). */
export type GradeLine = { readonly grade: Grade; readonly rows: number; readonly rate: number | undefined };

export function gradeTable(probabilities: Float64Array, outcomes: Uint8Array, cuts: GradeCuts): GradeLine[] {
  return GRADES.map((grade) => {
    const rows = Array.from(outcomes, (_, row) => row).filter((row) => gradeOf(probabilities[row]!, cuts) === grade);
    const positive = rows.reduce((sum, row) => sum + outcomes[row]!, 0);
    return { grade, rows: rows.length, rate: rows.length === 0 ? undefined : positive / rows.length };
  });
}
