import type { OpenedJourney } from '@tendril/api';
import type { Graph, Problem } from '@tendril/journey';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { EditorState, EditorStore } from './editor-store.ts';

/** An activity some worker serves, as palette and inspector show it. */
export type OwnStep = OpenedJourney['catalogue'][number];
export type Problems = readonly Problem[];

/** What the parts of the editor share beside the draft. */
export interface EditorSetting extends Pick<OpenedJourney, 'catalogue' | 'fields' | 'standing'> {
  journeyId: string;
  store: EditorStore;
  /** As it was when the journey was opened. */
  opened: Pick<OpenedJourney, 'status' | 'live'>;
}

export const EditorContext = createContext<EditorSetting | null>(null);

export function useEditor(): EditorSetting {
  const setting = useContext(EditorContext);
  if (setting === null) throw new Error('invariant: inside the editor');
  return setting;
}

/** A part of the editor's state; the component is drawn again only when that part changes. */
export function useEditorState<Part>(pick: (state: EditorState) => Part): Part {
  const { store } = useEditor();
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

export function useGraph(): Graph {
  return useEditorState(({ history }) => history.graph);
}
