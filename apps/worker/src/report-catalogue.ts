import { catalogueEntryOf } from '@tendril/activity-kit';
import type { ActivityDefinition, CatalogueEntry } from '@tendril/activity-kit';

export interface CatalogueReport {
  definitions: readonly ActivityDefinition[];
  taskQueue: string;
  write: (entries: readonly CatalogueEntry[]) => Promise<void>;
  onFailure: (error: unknown) => void;
}

const reportEveryMs = 30_000;

/**
 * Writes what this worker serves, now and every 30 seconds, by which the editor knows that somebody still serves it.
 * The first writing must succeed; a later one that fails is reported and made up for by the next.
 */
export async function reportCatalogue(report: CatalogueReport): Promise<{ stop(): void }> {
  const { taskQueue, definitions } = report;
  const entries = definitions.map((definition) => catalogueEntryOf(definition, { taskQueue }));
  await report.write(entries);
  const timer = setInterval(() => void report.write(entries).catch(report.onFailure), reportEveryMs);
  return { stop: () => clearInterval(timer) };
}
