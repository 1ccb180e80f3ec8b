import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PeopleChoice, PublishAnswer } from '@tendril/api';
import { useTRPC } from '../../../lib/api.ts';
import { useEditor } from '../state/editor-context.ts';

export interface Publishing {
  publish: (of: { note: string; people: PeopleChoice | undefined }) => void;
  isPending: boolean;
  /** What came of it; null before, and where the draft could not be saved first. */
  answer: PublishAnswer | null;
  isUnsaved: boolean;
  error: unknown;
}

/** Publishes the draft as it stands on the canvas. */
export function usePublishing(): Publishing {
  const { store, journeyId } = useEditor();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const api = useMutation(trpc.journeys.publish.mutationOptions());
  const publishing = useMutation({
    mutationFn: async ({ note, people }: { note: string; people: PeopleChoice | undefined }) => {
      // What is published is what was saved last, so the rest is saved first.
      const saving = await store.flush();
      if (saving.kind !== 'saved') return null;
      const said = note.trim();
      const answer = await api.mutateAsync({
        id: journeyId,
        revision: store.get().revision,
        ...(said === '' ? {} : { note: said }),
        ...(people === undefined ? {} : { people }),
      });
      if (answer.kind === 'conflict') store.meet(answer);
      if (answer.kind === 'published') store.published(answer);
      await queries.invalidateQueries(trpc.journeys.versions.queryFilter({ id: journeyId }));
      return answer;
    },
  });
  const { data, error, isPending, isSuccess, mutate } = publishing;
  return { publish: mutate, isPending, answer: data ?? null, isUnsaved: isSuccess && data === null, error };
}
