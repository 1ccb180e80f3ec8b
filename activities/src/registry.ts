import type { ActivityDefinition } from '@tendril/activity-kit';
import { companyLookup } from './company-lookup.ts';

/** Every custom activity this package offers, one line each. */
export const activityRegistry: readonly ActivityDefinition[] = [companyLookup];
