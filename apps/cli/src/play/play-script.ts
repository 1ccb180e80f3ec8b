import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@tendril/engine';
import { playEvent } from '../script/play-event.ts';
import type { ScriptedEvent } from '../script/script-file.ts';
import type { Traveller } from './bring-leads.ts';

export interface ScriptPlay {
  script: readonly ScriptedEvent[];
  speed: number;
  signal: AbortSignal;
}

/** A scripted event that had nothing to happen to, in words. */
export type Missed = string;

/** Plays a lead's part of a script, each event at its time on the lead's clock; answers what had nothing to happen to. */
export async function playScript(
  engine: Engine,
  traveller: Traveller,
  { script, speed, signal }: ScriptPlay,
): Promise<Missed[]> {
  const missed: Missed[] = [];
  for (const [index, scripted] of script.entries()) {
    if (scripted.lead !== undefined && !isSameAddress(scripted.lead, traveller.email)) continue;
    const dueAt = traveller.enteredAt + scripted.atMs / speed;
    await pause(Math.max(0, dueAt - Date.now()), undefined, { signal });
    const externalId = `${traveller.runId}/${index}`;
    const played = await playEvent(engine, { run: traveller, scripted, externalId });
    if (played === 'nothingThere') missed.push(`${traveller.email}: nothing there for ${scripted.event}`);
  }
  return missed;
}

function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
