import type { Effect, Standing, Step } from '../model/effect.ts';
import type { Facts, LeadEvent, MailFact } from '../model/facts.ts';
import type { RunState } from '../model/state.ts';
import { definitionOf } from '../nodes/registry.ts';
import type { Advance } from './advance.ts';
import { beginRun } from './begin-run.ts';
import { leadAfter } from './lead-after.ts';
import { leaveMail } from './leave-mail.ts';
import { scriptedProperties, type ScriptedEvent } from './script.ts';
import { settle } from './settle.ts';
import type { Happened, Simulated, SimulatedMail, SimulateInput } from './simulate.ts';

/** Stands for the event that brought the lead in. */
const enteringId = 'entering';

/** One lead on a virtual clock: the state of a `simulate`. */
export class Simulation {
  readonly #input: SimulateInput;
  #script: readonly ScriptedEvent[];
  readonly #steps: Step[] = [];
  readonly #effects: Effect[] = [];
  #played = 0;
  #state: RunState;
  #facts: Facts;
  #standing: Standing;
  wakes = 0;

  constructor(input: SimulateInput) {
    this.#input = input;
    this.#script = input.script.toSorted((a, b) => a.at - b.at);
    const { runId, entry, arms = {} } = input;
    this.#state = { ...beginRun({ runId, entry, accelerated: true, eventId: enteringId }), arms };
    const { lead, quietHours } = input;
    this.#facts = {
      ...{ lead, events: this.#enteringEvent(), mails: [], call: null, commands: [] },
      ...(quietHours === undefined ? {} : { quietHours }),
    };
    this.#standing = { kind: 'wait', nodeId: input.entry.nodeId, deadline: input.entry.at };
  }

  /** Goes on to the next moment at which something happens. False when nothing more will. */
  goOn(): boolean {
    const mailAt = this.#nextMailAt();
    // What was queued before the run ended or was held leaves all the same, unless the lead has done something against it.
    const isOver = this.#standing.kind === 'ended' || this.#standing.kind === 'held';
    if (isOver && mailAt === Infinity) return false;
    const next = Math.min(this.#script[this.#played]?.at ?? Infinity, mailAt, this.#state.wait?.deadline ?? Infinity);
    if (next === Infinity || next > (this.#input.until ?? Infinity)) return false;
    if (mailAt === next) this.#deliverMails(next);
    this.#play(next);
    if (!isOver) this.look(next);
    return true;
  }

  /** Lets the run do what there is a reason to do; activities it calls end at once. */
  look(now: number): void {
    for (;;) {
      const settled = settle({ plan: this.#input.plan, state: this.#state, facts: this.#facts, now });
      this.wakes += 1;
      for (const step of settled.steps) this.#steps.push(step);
      for (const effect of settled.effects) this.#effects.push(effect);
      this.#state = settled.state;
      this.#facts = settled.facts;
      this.#standing = settled.standing;
      if (this.#input.react !== undefined) this.#reactToBlock(settled);
      if (settled.standing.kind !== 'call' || this.#facts.call?.callId === settled.standing.callId) return;
      this.#facts = { ...this.#facts, call: { callId: settled.standing.callId, ...this.#outcomeOf(settled.standing) } };
    }
  }

  result(): Simulated {
    const mails = this.#effects.flatMap((effect) => (effect.kind === 'queueMail' ? [this.#mailOf(effect)] : []));
    const { end } = this.#state;
    return {
      steps: this.#steps,
      mails,
      effects: this.#effects,
      end,
      standing: this.#standing,
      facts: this.#facts,
      wakes: this.wakes,
    };
  }

  /** What brought the lead in lies before the run: conditions over all time count it, the run does not react to it. */
  #enteringEvent(): LeadEvent[] {
    const { plan, entry } = this.#input;
    const node = plan.nodes[entry.nodeId];
    const name = node === undefined ? undefined : definitionOf(node.kind)?.entryEvent?.(node.config);
    if (name === undefined || !Object.hasOwn(plan.needs.events, name)) return [];
    return [{ id: enteringId, name, at: entry.at - 1, properties: entry.properties }];
  }

  #nextMailAt(): number {
    let next = Infinity;
    for (const mail of this.#facts.mails) {
      if (mail.state === 'queued' && mail.sendAfter < next) next = mail.sendAfter;
    }
    return next;
  }

  /** Mails that are due are decided once more, as when they are sealed: some leave, some are withdrawn, some must wait again. */
  #deliverMails(now: number): void {
    for (const mail of this.#facts.mails) {
      if (mail.state !== 'queued' || mail.sendAfter > now) continue;
      const { plan } = this.#input;
      const delivered = leaveMail({
        plan,
        state: this.#state,
        facts: this.#facts,
        mail,
        topic: this.#topicOf(mail),
        at: now,
      });
      this.#facts = { ...this.#facts, mails: this.#facts.mails.map((one) => (one === mail ? delivered : one)) };
      const { nodeId, visit, leftAt } = delivered;
      if (leftAt !== null) this.#react({ kind: 'mail', nodeId, visit, at: leftAt });
    }
  }

  #reactToBlock({ effects, state, changed }: Pick<Advance, 'effects' | 'state' | 'changed'>): void {
    for (const effect of effects) {
      if (effect.kind !== 'openHandoff') continue;
      const { nodeId, visit, dueAt } = effect;
      this.#react({ kind: 'handoff', nodeId, visit, at: state.blockAt, dueAt });
    }
    if (!changed || state.phase !== 'waiting' || state.wait === null) return;
    const events = [...new Set(state.wait.listens.flatMap((listen) => listen.events))];
    if (events.length === 0) return;
    const { nodeId, visits } = state;
    this.#react({ kind: 'wait', nodeId, visit: visits[nodeId] ?? 0, at: state.wait.arrivedAt, events });
  }

  /** Puts what people do in answer into the script, behind what was played. */
  #react(happened: Happened): void {
    const answers = this.#input.react?.(happened) ?? [];
    if (answers.length === 0) return;
    const toCome = [...this.#script.slice(this.#played), ...answers].toSorted((a, b) => a.at - b.at);
    this.#script = [...this.#script.slice(0, this.#played), ...toCome];
  }

  #topicOf({ nodeId, visit }: MailFact): string {
    for (const effect of this.#effects) {
      if (effect.kind === 'queueMail' && effect.nodeId === nodeId && effect.visit === visit) return effect.topic;
    }
    return '';
  }

  #play(now: number): void {
    for (
      let next = this.#script[this.#played];
      next !== undefined && next.at <= now;
      next = this.#script[this.#played]
    ) {
      this.#played += 1;
      const event = this.#eventOf(next);
      const isRead = Object.hasOwn(this.#input.plan.needs.events, event.name);
      const { lead, events } = this.#facts;
      this.#facts = { ...this.#facts, lead: leadAfter(lead, event), events: isRead ? [...events, event] : events };
    }
  }

  #eventOf(scripted: ScriptedEvent): LeadEvent {
    const id = `script/${String(this.#played).padStart(6, '0')}`;
    return { id, name: scripted.name, at: scripted.at, properties: scriptedProperties(scripted, this.#state) };
  }

  #outcomeOf({ nodeId, activityKind }: { nodeId: string; activityKind: string }): {
    outcome: string;
    output: Readonly<Record<string, unknown>>;
  } {
    const { plan, callOutcomes = {} } = this.#input;
    const scripted = [nodeId, activityKind]
      .map((key) => (Object.hasOwn(callOutcomes, key) ? callOutcomes[key] : undefined))
      .find((one) => one !== undefined);
    if (scripted !== undefined) return { outcome: scripted.outcome, output: scripted.output ?? {} };
    const node = plan.nodes[nodeId];
    const [first = 'error'] =
      (node === undefined ? undefined : definitionOf(node.kind)?.calls?.(node.config).outcomes) ?? [];
    return { outcome: first, output: {} };
  }

  #mailOf({
    nodeId,
    visit,
    purpose,
    topic,
    decidedAt,
    sendAfter,
  }: Extract<Effect, { kind: 'queueMail' }>): SimulatedMail {
    const { runId } = this.#state;
    const mail = this.#facts.mails.find((one) => one.runId === runId && one.nodeId === nodeId && one.visit === visit);
    return { nodeId, visit, purpose, topic, decidedAt, sendAfter, leftAt: mail?.leftAt ?? null };
  }
}
