export { createEngineActivities } from './engine-activities.ts';
export type { RunEngine } from './engine-activities.ts';
export { activityRegistry } from './registry.ts';
