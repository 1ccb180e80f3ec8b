import { isTRPCClientError } from '@trpc/client';

/** What went wrong, as it is shown. */
export interface Problem {
  message: string;
  /** The field of the form that it is about. */
  field: string | null;
  /** Trying again may help. */
  isPassing: boolean;
  isMissing: boolean;
}

const unreachable = 'Tendril does not answer. Nothing was changed; this page tries again by itself.';

/** Reads an error of a query or a mutation. */
export function problemOf(error: unknown): Problem {
  const data: unknown = isTRPCClientError(error) ? error.data : null;
  if (typeof data !== 'object' || data === null || !('code' in data) || !(error instanceof Error)) {
    return { message: unreachable, field: null, isPassing: true, isMissing: false };
  }
  const field = 'field' in data && typeof data.field === 'string' ? data.field : null;
  const isPassing = data.code === 'unavailable' || data.code === 'unexpected';
  return { message: error.message, field, isPassing, isMissing: data.code === 'not_found' };
}
