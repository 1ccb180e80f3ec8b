export { createEngineActivities } from './engine-activities.ts';
export { activityRegistry } from './registry.ts';
