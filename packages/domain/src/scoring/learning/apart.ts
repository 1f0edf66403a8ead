// Calls a loop over rows where the engine cannot copy it into the caller.
// A loop copied into a caller that is compiled halfway stays there, compiled halfway, and is a third slower; on its own it is fully
// compiled after its first turns. All loops go through this one call, so that the engine sees no single one worth copying.
export function apart<Given extends unknown[], Result>(loop: (...given: Given) => Result, ...given: Given): Result {
  return loop(...given);
}
