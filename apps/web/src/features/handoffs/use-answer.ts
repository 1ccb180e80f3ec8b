import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';

/** Says what sales thinks of a hand-off. Afterwards the lists are read anew, also when somebody else was quicker. */
export function useAnswer(id: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const lookAgain = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.handoffs.list.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.leads.get.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.system.status.queryKey() }),
    ]);
  };
  const { mutate, isPending, error } = useMutation(trpc.handoffs.answer.mutationOptions({ onSettled: lookAgain }));
  type Answer = Parameters<typeof mutate>[0]['answer'];
  return { answer: (answer: Answer) => mutate({ id, answer }), isPending, error };
}
