// A route as both sides see it: the server answers it, the page calls it, OpenAPI is produced from it.
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteContract<P = unknown, Q = unknown, B = unknown, R = unknown> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly reply?: z.ZodType<R>;
}

/** Declares one route; the schemas carry the types of both sides. */
export function route<P = undefined, Q = undefined, B = undefined, R = undefined>(
  contract: RouteContract<P, Q, B, R>,
): RouteContract<P, Q, B, R> {
  return contract;
}

export const uuid = z.uuid();
export const idParams = z.object({ id: uuid });
/** A calendar day `YYYY-MM-DD` in the organisation's time zone. */
export const day = z.iso.date();
/** An instant, ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });
/** Money in whole minor units of a currency. */
export const minorUnits = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const done = z.object({ ok: z.literal(true) });

/** The one shape of every error answer. */
export const errorReply = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    reasons: z.array(z.record(z.string(), z.unknown())).optional(),
    /** Besides the reason code, the figures its message needs (min, max, actual, value). */
    fields: z.array(z.looseObject({ field: z.string(), reason: z.string() })).optional(),
    retryAfterSeconds: z.number().optional(),
  }),
});
export type ErrorReply = z.infer<typeof errorReply>;
