import { z } from 'zod';

const briefSchema = z.object({
  events: z.array(z.object({ name: z.string(), intent: z.unknown().optional() })).catch([]),
});

const words: Readonly<Record<string, string>> = {
  'form.submitted': 'filled in a form',
  'email.clicked': 'clicked',
  'email.opened': 'opened an email',
};
/** Names of ours that say nothing for sales. */
const silent = /^(lead\.|email\.|score\.|tag\.|stage\.|consent\.|handoff\.|reply\.reviewed|reply\.out_of_office)/;

/** What the lead did before it was handed over, each once, with how often: from the brief as it was kept. */
export function reasonsIn(brief: unknown): string[] {
  const { events } = briefSchema.catch({ events: [] }).parse(brief);
  const amounts = new Map<string, number>();
  for (const event of events) {
    const said = say(event);
    if (said !== null) amounts.set(said, (amounts.get(said) ?? 0) + 1);
  }
  return [...amounts].map(([said, amount]) => (amount === 1 ? said : `${said} ${amount} times`));
}

function say({ name, intent }: { name: string; intent?: unknown }): string | null {
  if (name === 'reply.received')
    return typeof intent === 'string' ? `replied: ${intent.replaceAll('_', ' ')}` : 'replied';
  return words[name] ?? (silent.test(name) ? null : name.replaceAll(/[._]/g, ' '));
}
