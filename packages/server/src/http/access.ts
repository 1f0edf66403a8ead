// What a route asks of the caller before it runs. The list of all routes with their access is what the rights matrix test walks.
import { type FunctionName, levelOf, mayDo, type ObjectAction, type ObjectName } from '#domain/people/rights.ts';
import type { Scope } from '../people/scope.ts';
import { forbidden } from './refusals.ts';

export type Access =
  | 'public'
  | 'signedIn'
  | { function: FunctionName }
  | { object: ObjectName; action: ObjectAction }
  /** The object is a parameter of the route; the handler checks with `demandObject`. */
  | { objectOf: 'params'; action: ObjectAction };

export interface RouteEntry {
  method: string;
  path: string;
  access: Access;
}

export function demand(scope: Scope, access: Access): void {
  if (typeof access === 'string') return;
  if ('function' in access) demandFunction(scope, access.function);
  else if ('object' in access) demandObject(scope, access.object, access.action);
}

export function demandFunction(scope: Scope, name: FunctionName): void {
  if (!mayDo(scope.rights, name)) throw forbidden(`This needs the right ${name}.`);
}

export function demandObject(scope: Scope, object: ObjectName, action: ObjectAction): void {
  if (levelOf(scope.rights, object, action) === 'none') throw forbidden(`This needs the right to ${action} ${object} records.`);
}
