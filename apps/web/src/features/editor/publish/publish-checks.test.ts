import { graphSchema, type Problem } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { publishChecks } from './publish-checks.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'mail', kind: 'email', config: { content: { subject: 'Hello', source: 'Hi' } } },
    { id: 'look', kind: 'activity', config: { activityKind: 'company_lookup' } },
  ],
  edges: [],
  settings: {},
});
const settings = {
  ...{ name: 'Northlight', senderName: 'Ilse', senderAddress: 'ilse@northlight.example', postalAddress: 'Kade 1' },
  ...{ timeZone: 'UTC', tracksClicks: true, replyDomain: null, quietHours: null },
};
const lookup = {
  ...{ kind: 'company_lookup', title: 'Look up company', description: '', icon: 'building', group: 'Enrichment' },
  ...{ inputSchema: {}, outputSchema: {}, outcomes: [], attempts: 5, isServed: true },
};
const ready = { settings, system: { usesTestMailbox: false }, catalogue: [lookup], inEmails: [] };

describe('the checks before publishing', () => {
  it('are all fine where everything is set up', () => {
    const checks = publishChecks(graph, ready);
    expect(checks.every(({ isFine }) => isFine)).toBe(true);
    expect(checks.map(({ says }) => says)).toContain('Emails come from Ilse, ilse@northlight.example.');
  });

  it('say what is missing and where it is mended', () => {
    const broken: Problem = {
      code: 'broken_link',
      severity: 'error',
      nodeId: 'mail',
      message: 'A link leads nowhere.',
    };
    const checks = publishChecks(graph, {
      settings: { ...settings, senderAddress: '', postalAddress: '' },
      system: { usesTestMailbox: true },
      catalogue: [{ ...lookup, isServed: false }],
      inEmails: [broken],
    });
    expect(checks.filter(({ isFine }) => !isFine).map(({ says, mendAt }) => [says, mendAt])).toEqual([
      ['No sender is set: emails cannot leave.', 'settings'],
      ['No provider is connected: emails stay in the test mailbox.', 'settings'],
      ['No postal address is set; marketing emails must show one.', 'settings'],
      ['Email "Hello": A link leads nowhere.', { stepId: 'mail' }],
      ['No worker serves “Look up company” just now: leads would wait there.', { stepId: 'look' }],
    ]);
  });

  it('look at no sender where no email is sent', () => {
    const silent = { ...graph, nodes: graph.nodes.filter(({ kind }) => kind !== 'email') };
    expect(publishChecks(silent, { ...ready, settings: { ...settings, senderAddress: '' } })).toEqual([]);
  });
});
