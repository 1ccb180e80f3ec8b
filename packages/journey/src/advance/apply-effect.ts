import type { Effect } from '../model/effect.ts';
import type { Facts, LeadFacts, MailFact } from '../model/facts.ts';

/** Facts as they are after an effect; what an effect does not touch is shared with the facts before. */
export function applyEffect(facts: Facts, effect: Effect, runId: string): Facts {
  switch (effect.kind) {
    case 'addScore':
      return withLead(facts, { score: facts.lead.score + effect.points });
    case 'setField':
      return withLead(facts, { fields: { ...facts.lead.fields, [effect.field]: effect.value } });
    case 'addTag':
      return facts.lead.tags.includes(effect.tag) ? facts : withLead(facts, { tags: [...facts.lead.tags, effect.tag] });
    case 'removeTag':
      return withLead(facts, { tags: facts.lead.tags.filter((tag) => tag !== effect.tag) });
    case 'moveStage':
      return withLead(facts, { stage: effect.stage });
    case 'setConsent':
      return withLead(facts, { consents: { ...facts.lead.consents, [effect.topic]: effect.given } });
    case 'queueMail':
      return { ...facts, mails: [...facts.mails, queuedMail(effect, runId)] };
    case 'withdrawMails':
      return {
        ...facts,
        mails: facts.mails.map((mail) =>
          mail.runId === runId && mail.state === 'queued' ? { ...mail, state: 'withdrawn' } : mail,
        ),
      };
    case 'startJourney':
    case 'endJourney':
    case 'openHandoff':
    case 'closeHandoff':
    case 'openCall':
    case 'cancelCall':
    case 'reachGoal':
      return facts;
  }
}

function withLead(facts: Facts, change: Partial<LeadFacts>): Facts {
  return { ...facts, lead: { ...facts.lead, ...change } };
}

function queuedMail(effect: Extract<Effect, { kind: 'queueMail' }>, runId: string): MailFact {
  const { nodeId, visit, purpose, decidedAt, sendAfter } = effect;
  return { runId, nodeId, visit, purpose, decidedAt, sendAfter, state: 'queued', leftAt: null };
}
