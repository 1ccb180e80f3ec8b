import { beginRun } from '../src/advance/begin-run.ts';
import { leaveMail } from '../src/advance/leave-mail.ts';
import { scriptedProperties, type ScriptedEvent } from '../src/advance/script.ts';
import { settle } from '../src/advance/settle.ts';
import type { Step } from '../src/model/effect.ts';
import type { Facts, LeadFacts, MailFact } from '../src/model/facts.ts';
import type { Plan } from '../src/model/plan.ts';
import type { Entry, RunState } from '../src/model/state.ts';

/** How a run is looked at: as an engine would that is woken too early, twice, or late. */
export interface Manner {
  accelerated: boolean;
  /** How late each look comes, at most; never so late that the next thing has happened. */
  lateMs: number;
  /** Looks again at once, and once more half way to the next thing, for no reason. */
  restless: boolean;
  /** Names everything loaded anew before each look, as rows have other ids than what a block made up. */
  renamed: boolean;
}

/** What a run came to, in the form in which two manners are compared. */
export interface Driven {
  path: string[];
  mails: string[];
  state: RunState;
}

/**
 * Carries one lead through a journey by `settle` alone, in a given manner, up to `until` (epoch ms). Mails leave at the
 * moment they may; activities end by "found" at once.
 */
export function drive(of: {
  plan: Plan;
  lead: LeadFacts;
  entry: Entry;
  script: readonly ScriptedEvent[];
  until: number;
  manner: Manner;
}): Driven {
  const run = new DrivenRun(of);
  run.look(of.entry.at);
  while (run.goOn()) continue;
  return { path: run.steps.map(sayStep), mails: run.facts.mails.map(sayMail), state: run.state };
}

class DrivenRun {
  readonly steps: Step[] = [];
  facts: Facts;
  state: RunState;
  readonly #of: Parameters<typeof drive>[0];
  #played = 0;
  #looks = 0;

  constructor(of: Parameters<typeof drive>[0]) {
    this.#of = of;
    this.facts = { lead: of.lead, events: [], mails: [], call: null, commands: [] };
    this.state = beginRun({ runId: 'driven', entry: of.entry, accelerated: of.manner.accelerated, eventId: null });
  }

  goOn(): boolean {
    const { manner, script, until } = this.#of;
    const at = this.#nextMoment();
    // What was queued before the run ended or was held leaves all the same.
    const isOver = this.state.phase === 'ended' || this.state.phase === 'held';
    if (at > until || (isOver && this.facts.mails.every(({ state }) => state !== 'queued'))) return false;
    this.#sendMails(at);
    for (let next = script[this.#played]; next !== undefined && next.at <= at; next = script[this.#played]) {
      this.#played += 1;
      this.#hear(next);
    }
    if (!isOver) this.look(Math.min(at + manner.lateMs, until, Math.max(at, this.#nextOutside() - 1)));
    return true;
  }

  look(now: number): void {
    const { manner } = this.#of;
    this.#settle(now);
    if (!manner.restless) return;
    this.#settle(now);
    const next = this.#nextMoment();
    if (next !== Infinity && next > now + 1) this.#settle(Math.floor((now + next) / 2));
  }

  #settle(lookedAt: number): void {
    const { plan, manner } = this.#of;
    for (let now = lookedAt; ; now = this.state.blockAt) {
      this.#looks += 1;
      if (manner.renamed) this.#rename();
      const settled = settle({ plan, state: this.state, facts: this.facts, now });
      this.steps.push(...settled.steps);
      this.facts = settled.facts;
      this.state = settled.state;
      if (settled.standing.kind !== 'call') return;
      // The activity itself takes no time, however late we looked.
      this.facts = {
        ...this.facts,
        call: { callId: settled.standing.callId, outcome: 'found', output: { industry: 'wholesale' } },
      };
    }
  }

  #sendMails(at: number): void {
    const { plan } = this.#of;
    for (const mail of this.facts.mails) {
      if (mail.state !== 'queued' || mail.sendAfter > at) continue;
      const sent = leaveMail({ plan, state: this.state, facts: this.facts, mail, topic: 'marketing', at });
      this.facts = { ...this.facts, mails: this.facts.mails.map((one) => (one === mail ? sent : one)) };
    }
  }

  #hear(scripted: ScriptedEvent): void {
    if (!Object.hasOwn(this.#of.plan.needs.events, scripted.name)) return;
    const event = {
      id: `event/${this.#played}`,
      name: scripted.name,
      at: scripted.at,
      properties: scriptedProperties(scripted, this.state),
    };
    const events = [...this.facts.events, event].toSorted((a, b) => a.at - b.at);
    this.facts = { ...this.facts, events };
  }

  /** Changes of the lead get new ids each time; what was heard from outside keeps its own. */
  #rename(): void {
    const events = this.facts.events.map((event, nth) =>
      event.id.startsWith('event/') ? event : { ...event, id: `row/${this.#looks}/${nth}` },
    );
    this.facts = { ...this.facts, events };
  }

  #nextMoment(): number {
    return Math.min(this.#nextOutside(), this.state.wait?.deadline ?? Infinity);
  }

  /** The next thing that is not the run's own: a scripted event, or a mail that leaves. */
  #nextOutside(): number {
    const leaving = this.facts.mails.flatMap((mail) => (mail.state === 'queued' ? [mail.sendAfter] : []));
    return Math.min(this.#of.script[this.#played]?.at ?? Infinity, ...leaving);
  }
}

function sayStep({ nodeId, visit, port }: Step): string {
  return `${nodeId}#${visit} → ${port ?? 'end'}`;
}

function sayMail({ nodeId, visit, state }: MailFact): string {
  return `${nodeId}#${visit} ${state}`;
}
