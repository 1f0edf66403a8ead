// CPU time, not wall time: other work on the machine must not change the figures.
import inspector from 'node:inspector/promises';
import process from 'node:process';

/** CPU microseconds of this process so far, user and system. */
export const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Microseconds per call, over batches: the batches' percentiles. `work` is told its number. */
export function measure(work: (nth: number) => void, calls: number, batch: number): { mean: number; p50: number; p95: number } {
  for (let nth = 0; nth < Math.max(calls / 4, batch); nth++) work(nth);
  const batches: number[] = [];
  for (let done = 0; done < calls; done += batch) {
    const start = cpuMicros();
    for (let nth = 0; nth < batch; nth++) work(done + nth);
    batches.push((cpuMicros() - start) / batch);
  }
  return {
    mean: batches.reduce((sum, one) => sum + one, 0) / batches.length,
    p50: percentile(batches, 0.5),
    p95: percentile(batches, 0.95),
  };
}

/**
 * Mean microseconds per call of several ways to do the same work, and the 95th percentile of the batches. The ways take turns, batch by batch, so
 * that whatever else the machine does weighs on all of them alike: their ratios hold even where the figures themselves wander.
 */
export function measureTogether(
  works: readonly ((nth: number) => void)[],
  rounds: number,
  batch: number,
): { mean: number; p50: number; p95: number }[] {
  const batches = works.map((): number[] => []);
  for (const work of works) for (let nth = 0; nth < rounds * 5; nth++) work(nth);
  for (let round = 0; round < rounds; round++) {
    works.forEach((work, place) => {
      const start = cpuMicros();
      for (let nth = 0; nth < batch; nth++) work(round * batch + nth);
      batches[place]!.push((cpuMicros() - start) / batch);
    });
  }
  return batches.map((all) => ({
    mean: all.reduce((sum, one) => sum + one, 0) / all.length,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
  }));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const perSecond = (micros: number): string => Math.round(1e6 / micros).toLocaleString('en');
export const micros = (value: number): string => (value >= 10_000 ? `${(value / 1000).toFixed(1)} ms` : `${value.toFixed(0)} µs`);

/** Where the time goes: the functions with the most time of their own, as shares of the whole. */
export async function profile(work: () => void, top: number): Promise<string[]> {
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  work();
  const { profile: found } = await session.post('Profiler.stop');
  session.disconnect();
  const named = new Map(
    found.nodes.map(({ id, callFrame }) => [
      id,
      `${callFrame.functionName || '(anonymous)'} ${callFrame.url.split('/').slice(-2).join('/')}`,
    ]),
  );
  const own = new Map<string, number>();
  let total = 0;
  found.samples?.forEach((id, nth) => {
    const name = named.get(id) ?? '';
    const spent = found.timeDeltas?.[nth] ?? 0;
    if (name.startsWith('(idle)')) return;
    own.set(name, (own.get(name) ?? 0) + spent);
    total += spent;
  });
  const ranked = [...own].sort((a, b) => b[1] - a[1]).slice(0, top);
  return ranked.map(([name, spent]) => `  ${((100 * spent) / total).toFixed(1).padStart(5)} %  ${name}`);
}
