// The configurator: clicks with proof, explanations, completion, on models of 200 and 2,500 options.
import { complete } from '#domain/configuration/completion.ts';
import { click, openConfigurator, whyNot } from '#domain/configuration/configurator.ts';
import type { Model } from '#domain/configuration/model.ts';
import { drawsFrom, largeModel, seeded } from '#domain/configuration/testing/largeModels.ts';
import { cpuMicros, micros, percentile } from './measure.ts';

type Times = { readonly opens: number[]; readonly clicks: number[]; readonly explanations: number[] };

function timed<T>(into: number[], work: () => T): T {
  const start = cpuMicros();
  const result = work();
  into.push(cpuMicros() - start);
  return result;
}

/** A person who clicks free options until nothing is free, and asks about a blocked one after every click. */
function clickThrough(model: Model, seed: number, clicks: number, times: Times): void {
  const draw = drawsFrom(seeded(seed));
  const configurator = timed(times.opens, () => openConfigurator(model));
  let select: string[] = [];
  for (let nth = 0; nth < clicks; nth++) {
    const status = timed(times.clicks, () => click(configurator, { select, reject: [] }));
    if (!status.valid) throw new Error('a free option led to a dead end');
    if (status.blocked.length > 0) {
      const blocked = status.blocked[draw.below(status.blocked.length)]!;
      timed(times.explanations, () => whyNot(configurator, { select: [...select, blocked], reject: [] }));
    }
    const settled = new Set([...status.forced, ...status.blocked, ...select]);
    const free = model.options.filter(({ id }) => !settled.has(id));
    if (free.length === 0) return;
    select = [...select, free[draw.below(free.length)]!.id];
  }
}

function report(name: string, models: number, warmUp: number, make: (seed: number) => Model, clicks: number): void {
  const times: Times = { opens: [], clicks: [], explanations: [] };
  for (let seed = 1; seed <= warmUp; seed++) clickThrough(make(1000 + seed), seed, clicks, { opens: [], clicks: [], explanations: [] });
  for (let seed = 1; seed <= models; seed++) clickThrough(make(seed), seed, clicks, times);
  const line = (what: string, values: readonly number[]): void =>
    console.log(
      `  ${what.padEnd(22)} ${String(values.length).padStart(5)} times: p50 ${micros(percentile(values, 0.5))}, p95 ${micros(percentile(values, 0.95))}, worst ${micros(Math.max(...values))} CPU`,
    );
  console.log(`\n${name}`);
  line('opening a model', times.opens);
  line('click, exact status', times.clicks);
  line('minimal explanation', times.explanations);
}

export const benchModels = (): void =>
  report(
    'Configurator, 200 options and 500 rules (limits: click p95 3 ms, explanation p95 5 ms)',
    60,
    40,
    (seed) => largeModel(200, 500, seed),
    15,
  );

export const benchLargeModels = (): void =>
  report('Configurator, 2,500 options and 6,000 rules (limit: click p95 500 ms)', 2, 1, (seed) => largeModel(2500, 6000, seed), 12);

export function benchCompletions(): void {
  const completions = Array.from({ length: 8 }, (_, nth) => {
    const { compiled } = openConfigurator(largeModel(200, 500, nth + 1));
    const start = cpuMicros();
    complete(compiled, { select: [], reject: [] });
    return cpuMicros() - start;
  });
  const [p50, worst] = [percentile(completions, 0.5), Math.max(...completions)];
  console.log(`\nCheapest completion, proved (200/500): p50 ${micros(p50)}, worst ${micros(worst)} CPU`);
}
