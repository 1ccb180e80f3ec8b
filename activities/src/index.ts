export { createEngineActivities } from './engine-activities.ts';
export { createJobActivities } from './job-activities.ts';
export { activityRegistry } from './registry.ts';
