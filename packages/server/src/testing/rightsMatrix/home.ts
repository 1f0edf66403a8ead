import { type MatrixTable, signedIn } from './expectation.ts';

export const HOME: MatrixTable = {
  'GET /api/home/due': signedIn(),
  'GET /api/home/pipeline': signedIn(),
  'GET /api/home/changes': signedIn(),
};
