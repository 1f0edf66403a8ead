// npm run bench:pricing: what a quote and a click cost in CPU time, beside other ways to do the same work.
// How to read it: quotes/CPU-s is how many quotes one core prices in a second; "× our time" says how much longer (or shorter) another way
// takes for the same quotes. Percentiles are over batches of fifty quotes, so that the clock's own cost does not count.
import { benchConfigurator } from './pricing/configurator.ts';
import { benchManyRules, benchQuotes } from './pricing/quotes.ts';

await benchQuotes();
benchManyRules();
benchConfigurator();
