export { createEngineActivities, createJobActivities } from './engine-activities.ts';
export { activityRegistry } from './registry.ts';
