import { journeyVersion, type Database, type Transaction } from '@tendril/db';
import { invariant, type Plan } from '@tendril/journey';
import { eq } from 'drizzle-orm';

/** Plans by version id. Versions never change, so a plan read once is right for ever. */
export interface PlanCache {
  get(db: Database | Transaction, versionId: string): Promise<Plan>;
}

/** Plans kept per process; the oldest goes first. */
const maxPlans = 500;

export function createPlanCache(): PlanCache {
  const plans = new Map<string, Plan>();
  return {
    async get(db, versionId) {
      const known = plans.get(versionId);
      if (known !== undefined) return known;
      const [row] = await db
        .select({ plan: journeyVersion.plan })
        .from(journeyVersion)
        .where(eq(journeyVersion.id, versionId));
      invariant(row, `version ${versionId} exists`);
      if (plans.size >= maxPlans) plans.delete(plans.keys().next().value ?? '');
      plans.set(versionId, row.plan);
      return row.plan;
    },
  };
}
