import { useSessionStorage } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import { useEditor } from '../../state/editor-context.ts';

export interface RealPlayWish {
  address: string;
  /** Real ms a day of the journey takes. */
  dayMs: number;
  fields: Record<string, unknown>;
  entryStep?: string;
}

export interface RealPlay {
  /** The play that is shown; null before the first, and once it is put aside. */
  playId: string | null;
  start: (wish: RealPlayWish) => void;
  stop: () => void;
  putAside: () => void;
  isPending: boolean;
  /** Why it was not started or stopped, in words; null where nothing is wrong. */
  problem: unknown;
  /** What the draft has to have mended first. */
  refused: readonly string[];
}

/** Plays the draft on the real stack. What plays goes on by itself, also while the drawer is closed. */
export function useRealPlay(): RealPlay {
  const { journeyId, store } = useEditor();
  const { journeys } = useTRPC();
  const [playId, setPlayId] = useSessionStorage({
    key: `tendril.play.${journeyId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [refused, setRefused] = useState<readonly string[]>([]);
  const play = useMutation(journeys.play.mutationOptions());
  const stopping = useMutation(journeys.stopPlay.mutationOptions());
  const saving = useMutation({ mutationFn: () => store.flush() });

  const start = async (wish: RealPlayWish): Promise<void> => {
    setRefused([]);
    // What is played is the draft as it was saved.
    const saved = await saving.mutateAsync();
    if (saved.kind !== 'saved') {
      setRefused(['The draft is not saved yet. Nothing was sent; try again once it is.']);
      return;
    }
    const answer = await play.mutateAsync({ id: journeyId, ...wish });
    if (answer.kind === 'playing') setPlayId(answer.playId);
    else setRefused(answer.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message));
  };
  return {
    playId: playId === '' ? null : playId,
    // Errors are shown from the mutations themselves.
    start: (wish) => void start(wish).catch(() => undefined),
    stop: () => stopping.mutate({ playId }),
    putAside: () => {
      stopping.reset();
      play.reset();
      setPlayId('');
    },
    isPending: play.isPending || saving.isPending || stopping.isPending,
    problem: play.error ?? stopping.error ?? saving.error,
    refused,
  };
}
