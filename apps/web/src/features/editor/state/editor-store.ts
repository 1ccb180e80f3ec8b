import {
  applyEdit,
  isSameGraph,
  mergeGraphs,
  say,
  sharingParts,
  type Clash,
  type EditCommand,
  type Graph,
} from '@tendril/journey';
import { beginHistory, record, redo, undo, type History } from './history.ts';
import { packHistory, unpackHistory } from './pack-history.ts';
import { mergeIntoHistory } from './merge-into-history.ts';

/** What the server has of the journey. */
export interface Saved {
  revision: number;
  draft: Graph;
}

export type SaveAnswer = { kind: 'saved'; revision: number } | ({ kind: 'conflict' } & Saved);

/** Whether the draft is kept: `waiting` for a pause in typing, `failed` while the server is away, `conflict` where both changed the same. */
export type Saving =
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'failed' }
  | { kind: 'conflict'; theirs: Saved; clashes: readonly Clash[] };

export interface EditorState {
  history: History;
  revision: number;
  /** Number of the version new leads enter; null while none was published. */
  live: number | null;
  saving: Saving;
  selected: readonly string[];
  /** Changes somebody else saved came in since the last own one. */
  hasMerged: boolean;
  /** The last thing that was done, for those who cannot see it. */
  announced: string;
}

export interface EditorDeps {
  save(saved: Saved): Promise<SaveAnswer>;
  /** Keeps what can be undone on this computer. */
  storage: { read(): string | null; write(text: string): void };
}

/** How long nothing must change before the draft is saved, and how long to wait when the server is away. */
const [pauseMs, retryMs] = [500, 3_000];

/** The draft that is edited, its history, and its saving. Everything that changes the draft goes through `edit`. */
export class EditorStore {
  #state: EditorState;
  readonly #deps: EditorDeps;
  readonly #listeners = new Set<() => void>();
  /** The draft the server had last, as far as is known here: what two who change it began with. */
  #base: Graph;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(opened: Saved & { live: number | null }, deps: EditorDeps) {
    this.#deps = deps;
    this.#base = opened.draft;
    const history = keptHistory(opened, deps.storage.read()) ?? beginHistory(opened.draft);
    const isSaved = isSameGraph(history.graph, opened.draft);
    this.#state = {
      history,
      revision: opened.revision,
      live: opened.live,
      saving: { kind: 'saved' },
      selected: [],
      hasMerged: false,
      announced: '',
    };
    if (!isSaved) this.#schedule(pauseMs);
  }

  readonly get = (): EditorState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes the draft. `strand` names what is typed into, so that one go of typing is undone at once. */
  readonly edit = (command: EditCommand, strand?: string): void => {
    const { history } = this.#state;
    const graph = applyEdit(history.graph, command);
    const words = say(command, history.graph);
    this.#change(record(history, { graph, words, strand: strand ?? null }), words);
  };

  /** Puts another graph in the draft's place, as one step that can be undone. */
  readonly replace = (graph: Graph, words: string): void => {
    this.#change(record(this.#state.history, { graph, words }), words);
  };

  readonly undo = (): void => {
    const words = this.#state.history.past.at(-1)?.words;
    if (words !== undefined) this.#change(undo(this.#state.history), `Undone: ${words}`);
  };

  readonly redo = (): void => {
    const words = this.#state.history.future.at(-1)?.words;
    if (words !== undefined) this.#change(redo(this.#state.history), `Done again: ${words}`);
  };

  /** Tells those who cannot see the canvas what has happened. */
  readonly announce = (announced: string): void => this.#set({ announced });

  readonly select = (ids: readonly string[]): void => {
    const { selected } = this.#state;
    if (selected.length === ids.length && selected.every((id, index) => id === ids[index])) return;
    this.#set({ selected: ids });
  };

  /** Ends a conflict: what both changed is as I left it, or as they did (mine stays undoable). All else is merged. */
  readonly settle = (whose: 'mine' | 'theirs'): void => {
    const { saving } = this.#state;
    if (saving.kind !== 'conflict') return;
    const { theirs } = saving;
    const { graph } = mergeGraphs({
      base: this.#base,
      mine: this.#state.history.graph,
      theirs: theirs.draft,
      keep: whose,
    });
    this.#takeIn(theirs);
    if (whose === 'theirs')
      this.#take(record(this.#state.history, { graph, words: 'take over the other changes' }), 'Taken over');
    this.#saveUnless(theirs.draft);
  };

  /** Takes over what came of a publish. */
  readonly published = ({ revision, number }: { revision: number; number: number }): void => {
    this.#set({ revision, live: number });
    this.#keep();
  };

  /** Saves what is not saved yet; resolves when the server answered. */
  readonly flush = async (): Promise<Saving> => {
    clearTimeout(this.#timer);
    this.#keep();
    if (this.#state.saving.kind === 'waiting' || this.#state.saving.kind === 'failed') await this.#save();
    return this.#state.saving;
  };

  /** Ends its timers; what is unsaved stays on this computer until the journey is opened again. */
  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.#keep();
  };

  #change(history: History, announced: string): void {
    if (history === this.#state.history) return;
    this.#set({ hasMerged: false });
    this.#take(history, announced);
    this.#schedule(pauseMs);
  }

  #take(history: History, announced: string): void {
    const ids = new Set(history.graph.nodes.map(({ id }) => id));
    this.#set({ history, announced, selected: this.#state.selected.filter((id) => ids.has(id)) });
  }

  #schedule(delayMs: number): void {
    if (this.#state.saving.kind === 'conflict') return;
    clearTimeout(this.#timer);
    if (this.#state.saving.kind !== 'saving') this.#set({ saving: { kind: 'waiting' } });
    this.#timer = setTimeout(() => {
      this.#keep();
      void this.#save();
    }, delayMs);
  }

  async #save(): Promise<void> {
    // One at a time: the answer to this one looks whether there is more to save.
    if (this.#state.saving.kind === 'saving') return;
    const { history, revision } = this.#state;
    this.#set({ saving: { kind: 'saving' } });
    try {
      const answer = await this.#deps.save({ revision, draft: history.graph });
      if (answer.kind === 'conflict') return this.meet({ revision: answer.revision, draft: answer.draft });
      this.#base = history.graph;
      this.#set({ revision: answer.revision, saving: { kind: 'saved' } });
      this.#keep();
      if (this.#state.history.graph !== history.graph) this.#schedule(pauseMs);
    } catch {
      this.#set({ saving: { kind: 'failed' } });
      this.#timer = setTimeout(() => void this.#save(), retryMs);
    }
  }

  /** Somebody else saved first. Changes of different steps merge by themselves; where both changed the same, a person is asked. */
  readonly meet = ({ revision, draft }: Saved): void => {
    const mine = this.#state.history.graph;
    const theirs = { revision, draft: sharingParts(draft, this.#base) };
    const { clashes } = mergeGraphs({ base: this.#base, mine, theirs: theirs.draft, keep: 'mine' });
    if (clashes.length > 0) return this.#set({ saving: { kind: 'conflict', theirs, clashes } });
    this.#takeIn(theirs);
    if (!isSameGraph(this.#state.history.graph, mine))
      this.#set({ hasMerged: true, announced: 'Merged with the other changes' });
    this.#saveUnless(theirs.draft);
  };

  /** Puts their changes below mine, so that undo still takes back mine alone. */
  #takeIn(theirs: Saved): void {
    const history = mergeIntoHistory(this.#state.history, { base: this.#base, theirs: theirs.draft });
    this.#base = theirs.draft;
    this.#set({ revision: theirs.revision, saving: { kind: 'saved' } });
    this.#take(history, this.#state.announced);
  }

  /** A draft that is saved already would only surprise them in turn. */
  #saveUnless(saved: Graph): void {
    if (isSameGraph(this.#state.history.graph, saved)) this.#keep();
    else this.#schedule(0);
  }

  #keep(): void {
    this.#deps.storage.write(packHistory(this.#state.history, this.#state.revision));
  }

  #set(change: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** What was kept on this computer, unless somebody else has saved another draft since. */
function keptHistory({ revision, draft }: Saved, text: string | null): History | null {
  const kept = text === null ? null : unpackHistory(text);
  if (kept === null) return null;
  return kept.revision === revision || isSameGraph(kept.history.graph, draft) ? kept.history : null;
}
