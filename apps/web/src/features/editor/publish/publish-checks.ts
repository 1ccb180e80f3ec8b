import type { Status, WorkspaceInSettings } from '@tendril/api';
import type { Graph, Problem } from '@tendril/journey';
import type { OwnStep } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** Something that was looked at before publishing. */
export interface PublishCheck {
  isFine: boolean;
  says: string;
  /** Where it can be mended: a step, or the settings of the workspace. */
  mendAt: { stepId: string } | 'settings' | null;
}

interface CheckedAgainst {
  settings: WorkspaceInSettings;
  system: Pick<Status, 'usesTestMailbox'>;
  catalogue: readonly OwnStep[];
  /** What was found in the emails of the draft. */
  inEmails: readonly Problem[];
}

/** What to know of senders, emails and own steps before a journey goes live. Nothing here keeps it from that. */
export function publishChecks(graph: Graph, against: CheckedAgainst): PublishCheck[] {
  const emails = graph.nodes.filter(({ kind }) => kind === 'email');
  return [...(emails.length === 0 ? [] : mailChecks(emails, against)), ...ownStepChecks(graph, against.catalogue)];
}

function mailChecks(emails: Graph['nodes'], { settings, system, inEmails }: CheckedAgainst): PublishCheck[] {
  const { senderName, senderAddress, postalAddress } = settings;
  const hasMarketing = emails.some(({ config }) => config['purpose'] !== 'service');
  return [
    senderAddress === ''
      ? attention('No sender is set: emails cannot leave.', 'settings')
      : fine(`Emails come from ${senderName === '' ? senderAddress : `${senderName}, ${senderAddress}`}.`),
    system.usesTestMailbox
      ? attention('No provider is connected: emails stay in the test mailbox.', 'settings')
      : fine('A provider is connected: emails really leave.'),
    ...(hasMarketing ? [postalCheck(postalAddress)] : []),
    ...(inEmails.length === 0
      ? [fine(emails.length === 1 ? 'The email has nothing to mend.' : `${emails.length} emails have nothing to mend.`)]
      : inEmails.map((problem) => inEmail(problem, emails))),
  ];
}

function postalCheck(postalAddress: string): PublishCheck {
  return postalAddress.trim() === ''
    ? attention('No postal address is set; marketing emails must show one.', 'settings')
    : fine('Marketing emails end with a link to unsubscribe and your postal address.');
}

function inEmail({ nodeId, message }: Problem, emails: Graph['nodes']): PublishCheck {
  const step = emails.find(({ id }) => id === nodeId);
  const says = step === undefined ? message : `${nameOf(step)}: ${message}`;
  return attention(says, nodeId === null ? null : { stepId: nodeId });
}

function ownStepChecks({ nodes }: Graph, catalogue: readonly OwnStep[]): PublishCheck[] {
  const used = nodes.filter(({ kind }) => kind === 'activity');
  return used.flatMap((step) => {
    const own = catalogue.find(({ kind }) => kind === step.config['activityKind']);
    if (own === undefined || own.isServed) return [];
    return [attention(`No worker serves “${own.title}” just now: leads would wait there.`, { stepId: step.id })];
  });
}

function fine(says: string): PublishCheck {
  return { isFine: true, says, mendAt: null };
}

function attention(says: string, mendAt: PublishCheck['mendAt']): PublishCheck {
  return { isFine: false, says, mendAt };
}
