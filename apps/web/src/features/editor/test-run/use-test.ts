import { useQuery } from '@tanstack/react-query';
import { compileGraph, type LeadFacts } from '@tendril/journey';
import { useCallback, useMemo, useState } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { useEditor, useGraph } from '../state/editor-context.ts';
import type { Act } from './play/deed.ts';
import { fillTimeLine } from './play/fill-time-line.ts';
import { inventedLead, withTopicsOf } from './play/lead-facts.ts';
import { playTest, type TestRun } from './play/play-test.ts';
import { presets } from './play/presets.ts';

/** What a person chooses for a test. */
export interface TestSetup {
  presetId: string;
  /** The time line once it was changed by hand; null while it is the preset's. */
  ownActs: readonly Act[] | null;
  lead: LeadFacts;
  /** False for a real lead: what is known of them stays as it is. */
  isInvented: boolean;
  /** Id of one of `salesAnswers`. */
  sales: string;
  entryStep: string | null;
  /** Ways to take at splits, by step; those left out draw lots. */
  arms: Readonly<Record<string, string>>;
  /** Outcomes of own steps, by step; those left out end by their first. */
  calls: Readonly<Record<string, string>>;
}

export interface Test {
  setup: TestSetup;
  change: (part: Partial<TestSetup>) => void;
  /** Null while the draft has errors: it could not run either. */
  run: TestRun | null;
  acts: readonly Act[];
}

/** A test of the draft, played anew with every change of the draft or of what was chosen. */
export function useTest(): Test {
  const { catalogue } = useEditor();
  const graph = useGraph();
  const [at] = useState(() => Date.now());
  const [setup, setSetup] = useState<TestSetup>(() => ({
    presetId: 'interested',
    ownActs: null,
    lead: inventedLead(at),
    isInvented: true,
    sales: 'accepted',
    entryStep: null,
    arms: {},
    calls: {},
  }));
  const plan = useMemo(() => {
    const served = catalogue.map(({ kind, outcomes }) => ({ kind, outcomes: outcomes.map(({ id }) => id) }));
    const compiled = compileGraph(graph, { catalogue: served });
    return compiled.ok ? compiled.plan : null;
  }, [catalogue, graph]);
  const { data: workspace } = useQuery(useTRPC().settings.get.queryOptions());
  const quietHours = workspace?.quietHours ?? null;
  const { presetId, ownActs, lead, isInvented, sales, entryStep, arms, calls } = setup;
  const play = useMemo(() => {
    if (plan === null) return null;
    const who = isInvented ? withTopicsOf(graph, lead) : lead;
    const as = { ...who, ...presets.find(({ id }) => id === presetId)?.lead };
    const where = {
      ...(entryStep !== null && Object.hasOwn(plan.nodes, entryStep) ? { entryStep } : {}),
      ...(quietHours === null ? {} : { quietHours }),
    };
    return (acts: readonly Act[]) => playTest({ plan, graph, lead: as, acts, sales, arms, calls, at, ...where });
  }, [arms, at, calls, entryStep, graph, isInvented, lead, plan, presetId, quietHours, sales]);
  const acts = useMemo(() => {
    if (ownActs !== null || play === null) return ownActs ?? [];
    return fillTimeLine(presets.find(({ id }) => id === presetId)?.reactions ?? [], play);
  }, [ownActs, play, presetId]);
  const run = useMemo(() => play?.(acts) ?? null, [acts, play]);
  const change = useCallback((part: Partial<TestSetup>) => setSetup((before) => ({ ...before, ...part })), []);
  return { setup, change, run, acts };
}
