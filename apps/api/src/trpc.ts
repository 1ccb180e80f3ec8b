import { initTRPC, type TRPCError } from '@trpc/server';
import type { ApiContext } from './context.ts';
import { AppError, errorAnswer } from './errors.ts';

/** A proxy between us and a page may drop what is silent for long; and a page that hears nothing for long connects again. */
const [pingEveryMs, longestSilenceMs] = [10_000, 25_000];

const trpc = initTRPC.context<ApiContext>().create({
  sse: {
    ping: { enabled: true, intervalMs: pingEveryMs },
    client: { reconnectAfterInactivityMs: longestSilenceMs },
  },
  errorFormatter: ({ shape, error }) => {
    const { error: told, status } = errorAnswer(causeOf(error));
    return { ...shape, message: told.message, data: { ...told, httpStatus: status, path: shape.data.path } };
  },
});

export const router = trpc.router;
export const procedure = trpc.procedure;

/** What was really thrown: tRPC wraps it, and makes errors of its own for what it cannot read or find. */
export function causeOf(error: TRPCError): unknown {
  if (error.cause !== undefined) return error.cause;
  if (error.code === 'NOT_FOUND') return new AppError('not_found', 'There is nothing at this address.');
  if (error.code === 'INTERNAL_SERVER_ERROR') return error;
  return new AppError('invalid', 'We could not read this request.');
}
