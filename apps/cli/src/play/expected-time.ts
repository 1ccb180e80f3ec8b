import { simulate, type LeadFacts, type Plan } from '@tendril/journey';
import type { ListedLead } from '../input/leads-csv.ts';
import type { ScriptedEvent } from '../script/script-file.ts';
import { simulatedScript } from '../script/simulated-script.ts';
import { topicsOf } from './bring-leads.ts';

export interface ExpectedTimeInput {
  plan: Plan;
  leads: readonly ListedLead[];
  script: readonly ScriptedEvent[];
  entryNodeId: string;
  /** When leads enter, epoch ms. */
  at: number;
}

/** How long the slowest lead will be on the way, in milliseconds of the journey, by simulating each. */
export function expectedTimeMs({ plan, leads, script, entryNodeId, at }: ExpectedTimeInput): number {
  const ends = leads.map((listed) => {
    const input = {
      plan,
      runId: listed.email,
      lead: factsOf(listed, { plan, at }),
      entry: { nodeId: entryNodeId, key: '', at, properties: {} },
    };
    const { end, steps } = simulate({ ...input, script: simulatedScript(input, script) });
    return (end?.at ?? steps.at(-1)?.leftAt ?? at) - at;
  });
  return Math.max(0, ...ends);
}

function factsOf({ email, fields, tags, timeZone }: ListedLead, { plan, at }: { plan: Plan; at: number }): LeadFacts {
  const consents = Object.fromEntries(topicsOf(plan).map((topic) => [topic, true]));
  return {
    id: email,
    email,
    fields,
    score: 0,
    stage: 'lead',
    tags,
    timeZone,
    createdAt: at,
    consents,
    suppression: null,
  };
}
