import type { z } from 'zod';
import { activity } from './activity.ts';
import { branchConditions } from './branch-conditions.ts';
import { branchIntent } from './branch-intent.ts';
import { branchScore } from './branch-score.ts';
import type { NodeDefinition } from './define-node.ts';
import { email } from './email.ts';
import { endExit } from './end-exit.ts';
import { endGoal } from './end-goal.ts';
import { entryEvent } from './entry-event.ts';
import { entryForm } from './entry-form.ts';
import { entryImport } from './entry-import.ts';
import { entryJourney } from './entry-journey.ts';
import { entryManual } from './entry-manual.ts';
import { entryScore } from './entry-score.ts';
import { entryStage } from './entry-stage.ts';
import { holdout } from './holdout.ts';
import { journeyEnd } from './journey-end.ts';
import { journeyStart } from './journey-start.ts';
import { jump } from './jump.ts';
import { leadField } from './lead-field.ts';
import { leadScore } from './lead-score.ts';
import { leadStage } from './lead-stage.ts';
import { leadTag } from './lead-tag.ts';
import { leadTopic } from './lead-topic.ts';
import { salesNotify } from './sales-notify.ts';
import { split } from './split.ts';
import { waitDuration } from './wait-duration.ts';
import { waitEvent } from './wait-event.ts';
import { waitUntil } from './wait-until.ts';
import { waitWindow } from './wait-window.ts';

/** Every kind of step there is, in the order of the palette. Everything else follows from this list. */
export const registry = {
  'entry.form': entryForm,
  'entry.event': entryEvent,
  'entry.import': entryImport,
  'entry.stage': entryStage,
  'entry.score': entryScore,
  'entry.journey': entryJourney,
  'entry.manual': entryManual,
  'wait.duration': waitDuration,
  'wait.until': waitUntil,
  'wait.window': waitWindow,
  'wait.event': waitEvent,
  'branch.conditions': branchConditions,
  'branch.intent': branchIntent,
  'branch.score': branchScore,
  split,
  holdout,
  jump,
  email,
  'lead.score': leadScore,
  'lead.field': leadField,
  'lead.tag': leadTag,
  'lead.stage': leadStage,
  'lead.topic': leadTopic,
  'journey.start': journeyStart,
  'journey.end': journeyEnd,
  'sales.notify': salesNotify,
  activity,
  'end.exit': endExit,
  'end.goal': endGoal,
} as const;

export type NodeKind = keyof typeof registry;
/** The parsed settings of a kind. */
export type NodeConfig<Kind extends NodeKind> = z.output<(typeof registry)[Kind]['config']>;
/** A step with settings that fit its kind. */
export type JourneyNode = { [Kind in NodeKind]: { id: string; kind: Kind; config: NodeConfig<Kind> } }[NodeKind];

/** Does not compile when a definition stands under another name than its kind. */
type Registered = { [Kind in NodeKind]: NodeDefinition<Kind, NodeConfig<Kind>> };
const registered: Registered = registry;

// Widening the settings is safe because a definition is only ever handed what its own schema parsed.
const byKind: ReadonlyMap<string, NodeDefinition> = new Map(Object.entries(registered) as [string, NodeDefinition][]);

/** The definition of a kind; undefined for kinds this version does not know. */
export function definitionOf(kind: string): NodeDefinition | undefined {
  return byKind.get(kind);
}
