import type { Graph, GraphNode } from '@tendril/journey';
import { nameOf, ownStepOf, viewOf, type NamedStep } from './step-view.ts';

/** Longer texts, such as the whole of an email, are looked through up to here. */
const mostLetters = 5_000;

/** The steps whose title, line, kind, notes or settings (an email's subject, say) hold all words looked for, in their order. */
export function findSteps({ nodes }: Graph, wanted: string, catalogue: readonly NamedStep[] = []): GraphNode[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...nodes];
  return nodes.filter((node) => {
    const text = `${ownStepOf(node, catalogue)?.title.toLowerCase() ?? ''}\n${textOf(node)}`;
    return words.every((word) => text.includes(word));
  });
}

const known = new WeakMap<GraphNode, string>();

function textOf(node: GraphNode): string {
  const seen = known.get(node);
  if (seen !== undefined) return seen;
  const { line, definition } = viewOf(node);
  const parts = [nameOf(node), line, definition?.title ?? '', node.notes ?? '', ...textsIn(node.config)];
  const text = parts.join('\n').toLowerCase();
  known.set(node, text);
  return text;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.slice(0, mostLetters)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
