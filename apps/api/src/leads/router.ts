import { procedure, router } from '../trpc.ts';
import { addLead, newLeadSchema } from './add.ts';
import { getLead } from './get.ts';
import { leadIdSchema } from './lead-id.ts';
import { knownTags } from './known-tags.ts';
import { leadListSchema, listLeads } from './list.ts';

/** People who can be reached. */
export const leadsRouter = router({
  list: procedure.input(leadListSchema).query(({ ctx, input }) => listLeads(ctx, input)),
  get: procedure.input(leadIdSchema).query(({ ctx, input }) => getLead(ctx, input)),
  tags: procedure.query(({ ctx }) => knownTags(ctx)),
  add: procedure.input(newLeadSchema).mutation(({ ctx, input }) => addLead(ctx, input)),
});
