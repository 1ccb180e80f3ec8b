import { comeBackLater } from './come-back-later.ts';
import { demoRequest } from './demo-request.ts';
import { guideNurture } from './guide-nurture.ts';
import type { JourneyTemplate } from './journey-template.ts';
import { reEngagement } from './re-engagement.ts';
import { trialOnboarding } from './trial-onboarding.ts';

/** Journeys to begin with, in the order they are offered. */
export const journeyTemplates: readonly JourneyTemplate[] = [
  guideNurture,
  demoRequest,
  trialOnboarding,
  comeBackLater,
  reEngagement,
];
