// Solves A x = b for a symmetric positive definite A (Golub & Van Loan, Matrix Computations, 4th ed., Algorithm 4.2.2).

/** Factorises `matrix` (size × size, row by row, lower part used) in place. Returns false when it is not positive definite. */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const rowAt = row * size;
    for (let column = 0; column <= row; column++) {
      const columnAt = column * size;
      let sum = matrix[rowAt + column]!;
      for (let at = 0; at < column; at++) sum -= matrix[rowAt + at]! * matrix[columnAt + at]!;
      if (column < row) matrix[rowAt + column] = sum / matrix[columnAt + column]!;
      else if (sum > 0) matrix[rowAt + row] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves with a matrix that `factorise` accepted. */
export function solveFactorised(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    let sum = solution[row]!;
    for (let at = 0; at < row; at++) sum -= factor[row * size + at]! * solution[at]!;
    solution[row] = sum / factor[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row]!;
    for (let at = row + 1; at < size; at++) sum -= factor[at * size + row]! * solution[at]!;
    solution[row] = sum / factor[row * size + row]!;
  }
  return solution;
}
