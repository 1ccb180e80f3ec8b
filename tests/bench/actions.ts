import { startProduct } from '../support/product.ts';
import type { Bench, Figure } from './bench.ts';
import { historyOf, referenceJourney, type KeptHistory } from './reference-journey.ts';

/** Events of a history that are an action each. Local activities are counted by workflow task, beside these. */
const billed: Readonly<Record<string, string>> = {
  starts: 'WORKFLOW_EXECUTION_STARTED',
  timers: 'TIMER_STARTED',
  activities: 'ACTIVITY_TASK_SCHEDULED',
  signals: 'WORKFLOW_EXECUTION_SIGNALED',
};

/** What a run would cost where Temporal is paid by the action. */
export const actions: Bench = {
  name: 'actions',
  title: 'billable Temporal actions of the reference journey',
  measure: async () => {
    const product = await startProduct('bench');
    try {
      await product.startWorker();
      return actionsOf(await historyOf(product, { name: 'reference', graph: referenceJourney() }));
    } finally {
      await product.close();
    }
  },
};

function actionsOf({ events, tasksWithLocalActivities }: KeptHistory): Record<string, Figure> {
  const counts = Object.entries(billed).map(([name, kind]): [string, number] => [
    name,
    events.filter((event) => event === kind).length,
  ]);
  const all = counts.reduce((sum, [, count]) => sum + count, tasksWithLocalActivities);
  return {
    actions: { value: all, unit: 'actions', target: { most: 4 } },
    ...Object.fromEntries(counts.map(([name, value]) => [name, { value, unit: 'actions' }])),
    localActivityTasks: { value: tasksWithLocalActivities, unit: 'actions' },
  };
}
