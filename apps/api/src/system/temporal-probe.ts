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
  const asking = new Set<Promise<boolean>>();
  const ask = (): Promise<boolean> =>
    connection
      .withDeadline(Date.now() + patienceMs, () => connection.workflowService.describeNamespace({ namespace }))
      .then(
        () => true,
        () => false,
      );
  return {
    isReachable() {
      const answer = ask();
      asking.add(answer);
      return answer.finally(() => asking.delete(answer));
    },
    // The client tries again by itself, and would do so on a connection that is closed.
    async close() {
      await Promise.all(asking);
      await connection.close();
    },
  };
}
