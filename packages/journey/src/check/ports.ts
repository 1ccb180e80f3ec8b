import { error, hint, nameOf, type Rule } from './rule.ts';

/** Connections from an outcome the step does not have. */
export const undeclaredPortRule: Rule = ({ graph, steps }) =>
  graph.edges.flatMap(({ from, port }) => {
    const ports = steps.get(from)?.settings?.ports;
    if (ports === undefined || ports.some(({ id }) => id === port)) return [];
    const has = ports.length === 0 ? 'It has none.' : `It has: ${ports.map(({ id }) => id).join(', ')}.`;
    return [error('undeclaredPort', from, `This step has no outcome "${port}". ${has}`)];
  });

/** Two connections from one outcome: a lead goes one way. */
export const doubledPortRule: Rule = ({ edgesFrom }) =>
  [...edgesFrom].flatMap(([nodeId, edges]) => {
    const doubled = new Set(edges.map(({ port }) => port).filter((port, index, all) => all.indexOf(port) !== index));
    return [...doubled].map((port) =>
      error('doubledPort', nodeId, `The outcome "${port}" leads two ways. Keep one connection.`),
    );
  });

/** Outcomes that lead nowhere: the lead leaves there, which is allowed. */
export const openPortRule: Rule = ({ steps, edgesFrom }) =>
  [...steps.values()].flatMap((step) => {
    const connected = new Set(edgesFrom.get(step.node.id)?.map(({ port }) => port));
    return (step.settings?.ports ?? [])
      .filter(({ id }) => !connected.has(id))
      .map(({ title }) => hint('openPort', step.node.id, `"${nameOf(step)}": leads leave the journey at "${title}".`));
  });
