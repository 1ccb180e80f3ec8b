import type { NodeKind } from '../nodes/registry.ts';

/** Exits of the kinds whose exits do not follow from their settings. A test holds them against the definitions. */
export const fixedPorts = {
  'entry.form': ['next'],
  'entry.event': ['next'],
  'entry.import': ['next'],
  'entry.stage': ['next'],
  'entry.score': ['next'],
  'entry.journey': ['next'],
  'entry.manual': ['next'],
  'wait.duration': ['next'],
  'wait.until': ['reached', 'past', 'none'],
  'wait.window': ['next'],
  holdout: ['heldOut', 'next'],
  jump: ['again', 'enough'],
  email: ['sent', 'notSent'],
  'lead.score': ['next'],
  'lead.field': ['next'],
  'lead.tag': ['next'],
  'lead.stage': ['next'],
  'lead.topic': ['next'],
  'journey.start': ['next'],
  'journey.end': ['next'],
  'sales.notify': ['accepted', 'notNow', 'rejected', 'noAnswer'],
  'end.exit': [],
  'end.goal': [],
} as const satisfies Partial<Record<NodeKind, readonly string[]>>;
type FixedPorts = typeof fixedPorts;

/** The exits of a kind; any name where they follow from the settings. */
export type PortsOf<Kind extends NodeKind> = Kind extends keyof FixedPorts ? FixedPorts[Kind][number] : string;
