import { graphSchema, type Graph } from '../model/graph.ts';
import { journeySettingsSchema, type JourneySettings } from '../model/settings.ts';
import { stepsOf, type Sketch } from './sketch.ts';

/** Something a template has to be told before it fits whoever uses it. */
export interface TemplateQuestion {
  label: string;
  /** What it is for, where the label does not say it. */
  about?: string;
  /** Stands in the draft where nothing was answered, so that every draft is without errors. */
  preset: string;
}

/** What one lead does, and how that must end. Saved with the template; played by its test. */
export interface TemplateScenario {
  name: string;
  /** Where the lead comes in; the first entry unless named. */
  entry?: string;
  /** What is known of the lead when it comes in. */
  fields?: Readonly<Record<string, unknown>>;
  does: readonly TemplateAct[];
  /** Steps whose email leaves, in order. */
  emails: readonly string[];
  /** Why the lead is out of the journey at the end. */
  ends: string;
}

/** Something that happens so long after the lead came in. `node` names the step whose email or hand-off it is about. */
export interface TemplateAct {
  afterHours: number;
  name: string;
  node?: string;
  properties?: Readonly<Record<string, unknown>>;
}

/** A journey to begin with, as pure data. */
export interface JourneyTemplate {
  id: string;
  name: string;
  /** One sentence: for whom, and what it does. */
  about: string;
  /** By name, in the order they are asked. */
  questions: Readonly<Record<string, TemplateQuestion>>;
  /** What it does, one line each, for whoever chooses. */
  outline: readonly string[];
  /** `[[name]]` in any text stands for the answer to the question of that name. */
  steps: Sketch;
  settings: Partial<JourneySettings>;
  scenarios: readonly TemplateScenario[];
}

export type Answers = Readonly<Record<string, string>>;

/** A draft of the template without errors. Questions left open, or answered with nothing, keep their presets. */
export function drawTemplate(
  { name: ownName, questions, steps, settings }: JourneyTemplate,
  { name = ownName, answers = {}, timeZone = 'UTC' }: { name?: string; answers?: Answers; timeZone?: string } = {},
): Graph {
  const answerTo = (question: string): string => answers[question]?.trim() || (questions[question]?.preset ?? '');
  const { nodes, edges } = stepsOf(steps);
  return graphSchema.parse({
    schema: 1,
    name,
    nodes: nodes.map((node) => ({ ...node, config: weave(node.config, answerTo) })),
    edges,
    settings: { ...journeySettingsSchema.parse(undefined), timeZone, ...settings },
  });
}

/** The same value with every `[[name]]` in its texts answered. */
function weave(value: unknown, answerTo: (question: string) => string): unknown {
  if (typeof value === 'string') return value.replace(/\[\[(\w+)\]\]/g, (_, question: string) => answerTo(question));
  if (Array.isArray(value)) return value.map((part) => weave(part, answerTo));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, weave(part, answerTo)]));
}
