import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../lib/api.ts';

/** Makes a journey and opens it. */
export function useCreateJourney() {
  const { journeys } = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    journeys.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: journeys.list.queryKey() });
        await navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });
      },
    }),
  );
}
