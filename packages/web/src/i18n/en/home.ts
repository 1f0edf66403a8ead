import type { Words } from '../words.ts';
import type { home as zh } from '../zh/home.ts';

export const home: Words<typeof zh> = {
  title: 'Home',
  morning: 'Good morning, {{name}}',
  afternoon: 'Good afternoon, {{name}}',
  evening: 'Good evening, {{name}}',
  places: 'Start here',
};
