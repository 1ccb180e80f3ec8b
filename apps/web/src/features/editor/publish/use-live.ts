import { skipToken, useQuery } from '@tanstack/react-query';
import type { Graph } from '@tendril/journey';
import { useTRPC } from '../../../lib/api.ts';
import { useEditor, useEditorState, type EditorSetting } from '../state/editor-context.ts';

/** The version new leads enter; number null while none was published, graph null until it was fetched. */
export interface Live {
  status: EditorSetting['opened']['status'];
  number: number | null;
  graph: Graph | null;
}

/** What is live now, also after a publish from here. */
export function useLive(): Live {
  const { journeyId, opened } = useEditor();
  const number = useEditorState(({ live }) => live);
  // Opening brought it along; only what was published since has to be fetched.
  const known = opened.live?.number === number ? opened.live.graph : null;
  const input = number === null || known !== null ? skipToken : { id: journeyId, number };
  const { data } = useQuery(useTRPC().journeys.version.queryOptions(input, { staleTime: Infinity, retry: false }));
  return { status: opened.status, number, graph: known ?? data?.graph ?? null };
}
