// A working day of field service in a city of 30 km, made from a seed: homes all over town, skills, promised windows, lunch, vans with parts.
import { below, fraction, type Random, randomFrom } from '../core/random.ts';
import type { Engineer, Job, Priority, Problem, Skill } from '../problem.ts';
import { estimateTravel, type Position } from '../travel.ts';

const HOUR = 3600;
const MINUTE = 60;
const SKILLS = ['hvac', 'lift', 'network', 'printer'] as const;
const CENTRE: Position = { longitude: 116.4, latitude: 39.9 };
/** Half the city in degrees, about 15 km. */
const REACH = 0.135;

/** Sum of three draws: more in the middle than at the edge, -1 … 1. */
const spread = (random: Random): number => ((fraction(random) + fraction(random) + fraction(random)) * 2) / 3 - 1;

const positionOf = (random: Random): Position => ({
  longitude: CENTRE.longitude + (REACH / 0.77) * spread(random),
  latitude: CENTRE.latitude + REACH * spread(random),
});

function engineerOf(random: Random, number: number): Engineer {
  const skills: Skill[] = [{ skill: SKILLS[number % SKILLS.length]!, level: 1 + below(random, 3) }];
  for (const skill of SKILLS)
    if (fraction(random) < 0.55 && skill !== skills[0]!.skill) skills.push({ skill, level: 1 + below(random, 3) });
  return {
    id: `E${number + 1}`,
    home: `home${number + 1}`,
    skills,
    shifts: [
      {
        from: 8 * HOUR,
        to: 18 * HOUR,
        overtimeUntil: 20 * HOUR,
        breaks: [{ from: 11.5 * HOUR, to: 13 * HOUR, seconds: 45 * MINUTE, name: 'lunch' }],
      },
    ],
  };
}

function jobOf(random: Random, number: number): Job {
  const draw = fraction(random);
  const from = (8 + below(random, 8)) * HOUR;
  const windows = draw < 0.4 ? [{ from, to: from + (2 + below(random, 3)) * HOUR }] : [];
  const due = draw > 0.8 ? { due: (10 + below(random, 6)) * HOUR } : {};
  const level = fraction(random) < 0.7 ? 1 : 2;
  return {
    id: `J${number + 1}`,
    place: `site${number + 1}`,
    workSeconds: (20 + 5 * below(random, 9)) * MINUTE,
    setupSeconds: 5 * MINUTE,
    skills: [{ skill: SKILLS[below(random, SKILLS.length)]!, level }],
    priority: (1 + below(random, 5)) as Priority,
    ...(windows.length > 0 ? { windows } : {}),
    ...due,
  };
}

/** The day of `engineers` people and `jobs` jobs; jobs are in the order they were booked. */
export function cityDay(engineers: number, jobs: number, seed: number): Problem {
  const random = randomFrom(seed);
  const positions = Array.from({ length: engineers + jobs }, () => positionOf(random));
  const people = Array.from({ length: engineers }, (_, number) => engineerOf(random, number));
  const work = Array.from({ length: jobs }, (_, number) => jobOf(random, number));
  const places = [...people.map((engineer) => engineer.home), ...work.map((job) => job.place)];
  return { places, travel: estimateTravel(positions, 'car', 10 * HOUR), engineers: people, jobs: work };
}
