// Turns whatever a handler throws into the one error shape.
import type { FastifyError, FastifyInstance } from 'fastify';
import type { ErrorReply } from '#domain/contract.ts';
import { HttpError } from './refusals.ts';

/** Values no contract can tell from good ones and no column holds, by SQLSTATE. */
const UNKEEPABLE: Record<string, string> = {
  '22003': 'A number is larger than can be kept.',
  '22008': 'A day or time is outside of what can be kept.',
  '22021': 'A text holds a character that cannot be kept.',
  '22P05': 'A text holds a character that cannot be kept.',
};

/** PostgreSQL errors that are the caller's doing. */
function fromDatabase(error: { code?: string; constraint?: string }): HttpError | undefined {
  const { code = '', constraint } = error;
  if (code in UNKEEPABLE) return new HttpError(400, 'badInput', UNKEEPABLE[code]!);
  if (code === '23505')
    return new HttpError(409, 'alreadyExists', 'There is already such a record.', {
      fields: [{ field: takenField(constraint), reason: 'alreadyExists' }],
    });
  if (code === '40001' || code === '40P01') return new HttpError(409, 'busy', 'Somebody else changed this at the same moment. Try again.');
  return undefined;
}

/** Unique indexes are named `<table>_by_<column>`; row-level security keeps the rest of the reason from us. */
function takenField(constraint = ''): string {
  const [, column = ''] = /_by_(\w+)$/.exec(constraint) ?? [];
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function fromFastify(error: FastifyError): HttpError | undefined {
  if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new HttpError(413, 'tooLarge', 'The upload is larger than allowed.');
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new HttpError(error.statusCode, 'badRequest', error.message);
  return undefined;
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = error instanceof HttpError ? error : (fromDatabase(error) ?? fromFastify(error));
    if (!known) request.log.error({ err: error }, 'unexpected error');
    if (known?.details.retryAfterSeconds) reply.header('retry-after', known.details.retryAfterSeconds);
    const body: ErrorReply = {
      error: {
        code: known?.code ?? 'internal',
        message: known?.message ?? 'Something went wrong on our side. Give the request id to your administrator.',
        requestId: request.id,
        ...(known?.details as Partial<ErrorReply['error']> | undefined),
      },
    };
    reply.status(known?.status ?? 500).send(body);
  });
}
