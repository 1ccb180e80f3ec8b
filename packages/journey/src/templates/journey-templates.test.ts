import { describe, expect, it } from 'vitest';
import { hour, leadNamed, monday, planOf } from '../../testing/index.ts';
import { simulate } from '../advance/simulate.ts';
import { checkGraph } from '../check/check-graph.ts';
import { definitionOf } from '../nodes/registry.ts';
import { drawTemplate, type JourneyTemplate, type TemplateScenario } from './journey-template.ts';
import { journeyTemplates } from './journey-templates.ts';

describe.each(journeyTemplates.map((template) => ({ template, name: template.name })))('$name', ({ template }) => {
  it('is a draft without errors, and without hints', () => {
    expect(checkGraph(drawTemplate(template))).toEqual([]);
  });

  it('weaves every answer into the draft', () => {
    const answers = Object.fromEntries(
      Object.keys(template.questions).map((key) => [key, `https://answer.example/${key}`]),
    );
    const drawn = JSON.stringify(drawTemplate(template, { answers }));
    expect(Object.values(answers).filter((answer) => !drawn.includes(answer))).toEqual([]);
    expect(drawn).not.toContain('[[');
  });

  it.each(template.scenarios.map((scenario) => ({ scenario, title: scenario.name })))('$title', ({ scenario }) => {
    const { emails, end } = playScenario(template, scenario);
    expect({ emails, ends: end }).toEqual({ emails: scenario.emails, ends: scenario.ends });
  });

  it('has a scenario in which the lead does nothing', () => {
    expect(template.scenarios.some(({ does }) => does.length === 0)).toBe(true);
  });
});

describe('all templates', () => {
  it('have ids of their own', () => {
    const ids = journeyTemplates.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keep the preset where an answer is empty', () => {
    const [guide] = journeyTemplates;
    const drawn = drawTemplate(guide as JourneyTemplate, {
      name: 'Ours',
      answers: { form: '  ' },
      timeZone: 'Europe/Oslo',
    });
    expect(drawn.nodes[0]?.config).toEqual({ form: guide?.questions['form']?.preset });
    expect([drawn.name, drawn.settings.timeZone]).toEqual(['Ours', 'Europe/Oslo']);
  });
});

function playScenario(template: JourneyTemplate, scenario: TemplateScenario) {
  const plan = planOf(drawTemplate(template));
  const first = Object.values(plan.nodes).find(({ kind }) => definitionOf(kind)?.group === 'entry');
  const { end, steps } = simulate({
    plan,
    runId: 'scenario',
    lead: leadNamed('ada', { fields: scenario.fields ?? {} }),
    entry: { nodeId: scenario.entry ?? first?.id ?? '', key: '', at: monday, properties: {} },
    script: scenario.does.map(({ afterHours, ...act }) => ({ ...act, at: monday + afterHours * hour })),
  });
  const emails = steps
    .filter(({ kind, facts }) => kind === 'email' && !('notSent' in facts))
    .map(({ nodeId }) => nodeId);
  return { emails, end: end?.reason };
}
