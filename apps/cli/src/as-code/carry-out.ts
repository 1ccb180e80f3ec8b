import { createJourney, publishDraft, saveDraft, type Engine, type PeopleChoice } from '@tendril/engine';
import { badInput } from '../cli-error.ts';
import type { PlanOfChange } from './plan-of-change.ts';

export interface CarryOutOptions {
  note?: string;
  /** Whether the people inside go over to the new version. They finish on theirs otherwise. */
  people?: PeopleChoice;
  /** Replaces a draft somebody is working on. */
  overDraft?: boolean;
}

/** Refuses to replace a draft with changes that would be lost, unless that is what is wanted. */
export function keepWork(plan: PlanOfChange, { overDraft = false }: CarryOutOptions): void {
  if (plan.losesDraft && !overDraft)
    throw badInput(
      `The draft of "${plan.name}" holds changes that are published nowhere. Publish or export them, or use --over-draft.`,
    );
}

/** Saves the file's journey as the draft, creating it where there is none; its id and revision. */
export async function keepDraft(engine: Engine, plan: PlanOfChange): Promise<{ id: string; revision: number }> {
  const { kept, graph, name } = plan;
  if (kept === null) return { id: await createJourney(engine, { name, graph }), revision: 0 };
  const saved = await saveDraft(engine, { journeyId: kept.id, revision: kept.revision, graph });
  if (saved.kind === 'saved') return { id: kept.id, revision: saved.revision };
  throw badInput(`Somebody is changing "${name}" just now. Nothing was done; try again.`);
}

/** Publishes a planned change; the number of the version. Throws bad input that says why not. */
export async function carryOut(engine: Engine, plan: PlanOfChange, options: CarryOutOptions): Promise<number> {
  const { overDraft: _asked, ...choices } = options;
  keepWork(plan, options);
  const { id, revision } = await keepDraft(engine, plan);
  const published = await publishDraft(engine, { journeyId: id, revision, ...choices });
  if (published.kind === 'published') return published.number;
  const why =
    published.kind === 'refused'
      ? published.problems.map(({ message }) => message).join(' ')
      : 'Somebody saved it meanwhile.';
  throw badInput(`"${plan.name}" was not published. ${why}`);
}
