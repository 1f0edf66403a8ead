const DIGITS = 2;

/** Basis points as a percentage without needless zeros: 1250 → 12.5%. */
export const percent = (basisPoints: number): string => `${Number((basisPoints / 100).toFixed(DIGITS))}%`;
