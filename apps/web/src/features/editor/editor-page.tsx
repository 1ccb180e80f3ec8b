import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { applyEdit, type Graph } from '@tendril/journey';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useTRPC, useTRPCClient } from '../../lib/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Editor } from './editor.tsx';
import { EditorContext, type EditorSetting } from './state/editor-context.ts';
import { EditorStore } from './state/editor-store.ts';
import { historyStorage } from './state/history-storage.ts';

/** The editor of one journey. Opening it is one request. */
export function EditorPage() {
  const { journeyId } = useParams({ from: '/journeys/$journeyId' });
  const trpc = useTRPC();
  const client = useTRPCClient();
  // What is drawn here is newer than any answer, so the answer is asked for once and not kept.
  const { data, error, refetch } = useQuery(
    trpc.journeys.open.queryOptions({ id: journeyId }, { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false }),
  );
  const [setting, setSetting] = useState<EditorSetting | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    let store: EditorStore | null = null;
    let hasLeft = false;
    const begin = async (): Promise<void> => {
      const draft = await laidOut(data.draft);
      if (hasLeft) return;
      store = new EditorStore(
        { revision: data.revision, draft, live: data.live?.number ?? null },
        {
          save: (saved) => client.journeys.save.mutate({ id: journeyId, revision: saved.revision, graph: saved.draft }),
          storage: historyStorage(journeyId),
        },
      );
      const { catalogue, fields, standing, status, live } = data;
      setSetting({ journeyId, store, catalogue, fields, standing, opened: { status, live } });
    };
    const leave = (): void => store?.close();
    void begin();
    window.addEventListener('pagehide', leave);
    return () => {
      hasLeft = true;
      window.removeEventListener('pagehide', leave);
      void store?.flush();
      store?.close();
    };
  }, [client, data, journeyId]);

  if (error !== null)
    return (
      <Center p="xl">
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </Center>
    );
  if (setting?.journeyId !== journeyId)
    return (
      <Center h="100dvh">
        <Loader aria-label="Opening the journey" />
      </Center>
    );
  return <OpenedEditor key={journeyId} setting={setting} />;
}

/** The editor with who stands where now, which came along when the journey was opened and is asked anew when it changes. */
function OpenedEditor({ setting }: { setting: EditorSetting }) {
  const { journeyId, standing: before } = setting;
  const asOpened = { initialData: before, staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false };
  const { data: standing } = useQuery(useTRPC().journeys.standing.queryOptions({ id: journeyId }, asOpened));
  const now = useMemo(() => ({ ...setting, standing }), [setting, standing]);
  return (
    <EditorContext value={now}>
      <ReactFlowProvider>
        <Editor />
      </ReactFlowProvider>
    </EditorContext>
  );
}

/** Steps from a file or the API may lie nowhere yet. */
async function laidOut(draft: Graph): Promise<Graph> {
  if (draft.nodes.every(({ position }) => position !== undefined)) return draft;
  const { tidyPlaces } = await import('./canvas/tidy.ts');
  return applyEdit(draft, { do: 'moveNodes', positions: await tidyPlaces(draft) });
}
