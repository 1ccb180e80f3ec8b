import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';
import { useRep } from './rep.ts';

/** What sales can do with a hand-off. Afterwards the lists are read anew, also when somebody else was quicker. */
export function useSalesActs(id: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { actAs } = useRep();
  const lookAgain = async (): Promise<void> => {
    const shown = [trpc.handoffs.pathFilter(), trpc.leads.get.pathFilter(), trpc.system.status.pathFilter()];
    await Promise.all(shown.map((filter) => queries.invalidateQueries(filter)));
  };
  const claiming = useMutation(trpc.handoffs.claim.mutationOptions({ onSettled: lookAgain }));
  const releasing = useMutation(trpc.handoffs.release.mutationOptions({ onSettled: lookAgain }));
  const answering = useMutation(trpc.handoffs.answer.mutationOptions({ onSettled: lookAgain }));
  type Answer = Parameters<typeof answering.mutate>[0]['answer'];
  return {
    claim: () => actAs((by) => claiming.mutate({ id, by })),
    /** Takes it over from a colleague, where they have it still. */
    takeOver: (from: string) => actAs((by) => claiming.mutate({ id, by, from })),
    release: () => actAs((by) => releasing.mutate({ id, by })),
    answer: (answer: Answer) => actAs((by) => answering.mutate({ id, by, answer })),
    /** What came of reaching for it; undefined before. */
    claimed: claiming.data,
    isPending: claiming.isPending || releasing.isPending || answering.isPending,
    isAnswering: answering.isPending,
    error: answering.error ?? claiming.error ?? releasing.error,
  };
}
export type SalesActs = ReturnType<typeof useSalesActs>;
