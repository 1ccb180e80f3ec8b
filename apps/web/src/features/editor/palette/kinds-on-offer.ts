import { registry, type NodeGroup } from '@tendril/journey';
import { startOf, type JsonSchema } from '../inspector/form/json-schema.ts';
import type { OwnStep } from '../state/editor-context.ts';

/** A step that can be added. */
export interface Offer {
  /** Unique among the offers: the kind, with the activity where there is one. */
  id: string;
  kind: string;
  group: NodeGroup;
  title: string;
  description: string;
  icon: string;
  /** Settings it begins with. */
  config: Record<string, unknown>;
}

export const groupTitles: Readonly<Record<NodeGroup, string>> = {
  entry: 'Ways in',
  time: 'Time',
  path: 'Paths',
  message: 'Messages',
  lead: 'Lead',
  sales: 'Sales',
  code: 'Own steps',
  end: 'Ends',
};

/** Everything that can be added, in the order of the palette: each activity of the engineers is a step of its own. */
export function offers(catalogue: readonly OwnStep[]): Offer[] {
  return Object.values(registry).flatMap(({ kind, group, title, description, icon }): Offer[] =>
    kind === 'activity'
      ? catalogue.map((own) => ({
          id: `activity/${own.kind}`,
          kind,
          group,
          title: own.title,
          description: 'A step made by your engineers.',
          icon: own.icon,
          config: {
            activityKind: own.kind,
            // What its form shows at the beginning must be in the draft, else the step runs without it.
            input: startOf(own.inputSchema as JsonSchema),
            outcomes: own.outcomes.map(({ id, title }) => ({ id, title })),
          },
        }))
      : [{ id: kind, kind, group, title, description, icon, config: {} }],
  );
}

/** Those whose words hold what is looked for. */
export function search(all: readonly Offer[], wanted: string): Offer[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ title, description, group }) => {
    const text = `${title} ${description} ${groupTitles[group]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
