import type { Graph, ScriptedEvent, Simulated } from '@tendril/journey';
import { needsEmail, type Act } from './deed.ts';
import { eventsOfDeed } from './events-of-deed.ts';
import { linksOfEmail } from './links-of-draft.ts';
import { salesAnswers } from './presets.ts';

/** Why nothing came of an act: no email had reached the lead yet, or they had left the journey. */
export type Idle = 'noEmail' | 'hasLeft';

/** Plays the draft with these events, at most until a moment (epoch ms). */
export type Play = (script: readonly ScriptedEvent[], until?: number) => Simulated;

/** An answer of sales that was given. */
export interface Answer {
  at: number;
  stepId: string;
  /** "Sales accepts". */
  words: string;
}

export interface Played {
  result: Simulated;
  script: readonly ScriptedEvent[];
  acts: readonly Act[];
  enteredAt: number;
  answers: readonly Answer[];
  idle: ReadonlyMap<string, Idle>;
}

interface Wanted {
  play: Play;
  graph: Graph;
  acts: readonly Act[];
  /** Id of one of `salesAnswers`. */
  sales: string;
  enteredAt: number;
}

const salesAfterMs = 2 * 3_600_000;
/** A journey that hands over again and again is cut off here. */
const mostAnswers = 50;

/**
 * Plays what the lead and sales do in the order of time. Each act is tied to how things stand just then: the last email
 * that had left, the hand-off that is open. So moving one act may change what all later ones are about.
 */
export function playActs({ play, graph, acts, sales, enteredAt }: Wanted): Played {
  const pending = acts.toSorted((one, other) => one.afterMs - other.afterMs);
  const script: ScriptedEvent[] = [];
  const answers: Answer[] = [];
  const idle = new Map<string, Idle>();
  let result = play(script);
  for (;;) {
    const [act] = pending;
    const answer = answers.length < mostAnswers ? nextAnswer(result, { sales, answers }) : null;
    if (answer !== null && (act === undefined || answer.at <= enteredAt + act.afterMs)) {
      answers.push(answer);
      script.push(answer.event);
    } else if (act !== undefined) {
      pending.shift();
      const reaction = reactionTo(act, { play, graph, script, enteredAt });
      if (typeof reaction === 'string') idle.set(act.id, reaction);
      else script.push(...reaction);
    } else break;
    result = play(script);
  }
  return { result, script, acts, enteredAt, answers, idle };
}

function reactionTo(
  { deed, afterMs }: Act,
  { play, graph, script, enteredAt }: Pick<Wanted, 'play' | 'graph' | 'enteredAt'> & { script: ScriptedEvent[] },
): ScriptedEvent[] | Idle {
  const at = enteredAt + afterMs;
  const then = play(script, at);
  if (then.end !== null && then.end.at < at) return 'hasLeft';
  const mail = lastLeft(then);
  if (mail === null && needsEmail(deed)) return 'noEmail';
  const [firstLink = ''] = linksOfEmail(graph.nodes.find(({ id }) => id === mail));
  const { consents } = then.facts.lead;
  return eventsOfDeed({ deed, at, mailStep: needsEmail(deed) ? mail : null, firstLink, consents });
}

/** The step whose email left last. */
function lastLeft({ mails }: Simulated): string | null {
  const left = mails.filter(({ leftAt }) => leftAt !== null);
  return left.toSorted((one, other) => (one.leftAt ?? 0) - (other.leftAt ?? 0)).at(-1)?.nodeId ?? null;
}

/** What sales says next to a hand-off it has not answered yet. */
function nextAnswer(
  { effects, steps }: Simulated,
  { sales, answers }: { sales: string; answers: readonly Answer[] },
): (Answer & { event: ScriptedEvent }) | null {
  const said = salesAnswers.find(({ id }) => id === sales);
  if (said === undefined || said.event === null) return null;
  const opened = effects.filter((effect) => effect.kind === 'openHandoff');
  const next = opened[answers.length];
  if (next === undefined) return null;
  const { nodeId, visit } = next;
  const openedAt = steps.find((step) => step.nodeId === nodeId && step.visit === visit)?.arrivedAt ?? next.dueAt;
  const at = openedAt + salesAfterMs;
  return { at, stepId: nodeId, words: said.title, event: { at, node: nodeId, ...said.event } };
}
