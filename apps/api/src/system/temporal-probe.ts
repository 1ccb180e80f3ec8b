import { Connection } from '@temporalio/client';
import type { TemporalSettings } from '../settings.ts';

/** Looks whether Temporal answers. Nothing here needs it to. */
export interface TemporalProbe {
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const patienceMs = 1_000;

/** Connects only when first asked, and again by itself when the server has been away. */
export function createTemporalProbe({ connectionOptions, namespace }: TemporalSettings): TemporalProbe {
  const connection = Connection.lazy(connectionOptions);
  return {
    async isReachable() {
      try {
        await connection.withDeadline(Date.now() + patienceMs, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}
