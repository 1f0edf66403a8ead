// What a person's screens remember of him (pinned views, pop-ups, celebrations). It is read with every session, so it stays small.
import { type Decision, decide } from '../decision.ts';

export const MOST_PREFERENCES = 100;
/** Of all of them together, as JSON in UTF-8. */
export const LARGEST_PREFERENCES = 32_768;

export type PreferenceRefusal = { kind: 'tooManyPreferences' | 'preferencesTooLarge'; most: number; found: number };

/** @param kept the preferences as they would be kept: how many keys, how many bytes. */
export const checkPreferences = (kept: { keys: number; bytes: number }): Decision<PreferenceRefusal> =>
  decide([
    { refusal: { kind: 'tooManyPreferences', most: MOST_PREFERENCES, found: kept.keys }, passed: kept.keys <= MOST_PREFERENCES },
    { refusal: { kind: 'preferencesTooLarge', most: LARGEST_PREFERENCES, found: kept.bytes }, passed: kept.bytes <= LARGEST_PREFERENCES },
  ]);
