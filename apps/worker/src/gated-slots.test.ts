import type { SlotReserveContext, WorkflowSlotInfo } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { DatabaseGate } from './database-gate.ts';
import { GatedSlots } from './gated-slots.ts';

const context: SlotReserveContext = {
  slotType: 'workflow',
  taskQueue: 'journey',
  workerIdentity: 'test',
  workerBuildId: '',
  isSticky: false,
};

function gatedSlots(count: number) {
  const answer = Promise.withResolvers<void>();
  const gate = new DatabaseGate(() => answer.promise);
  const slots = new GatedSlots<WorkflowSlotInfo>({ count, gate });
  const given: string[] = [];
  const reserve = (name: string, signal = new AbortController().signal): Promise<unknown> =>
    slots.reserveSlot(context, signal).then(() => given.push(name));
  return { gate, slots, given, reserve, databaseAnswers: () => answer.resolve() };
}

describe('gated slots', () => {
  it('gives as many slots as there are, then in order as they are released', async () => {
    const { slots, given, reserve } = gatedSlots(2);
    await Promise.all([reserve('a'), reserve('b')]);
    const later = [reserve('c'), reserve('d')];
    slots.releaseSlot();
    await later[0];
    expect(given).toEqual(['a', 'b', 'c']);
    slots.releaseSlot();
    await later[1];
    expect(given).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives none while the database does not answer', async () => {
    const { gate, slots, given, reserve, databaseAnswers } = gatedSlots(1);
    gate.close();
    const waiting = reserve('a');
    expect(slots.tryReserveSlot()).toBeNull();
    expect(given).toEqual([]);
    databaseAnswers();
    await waiting;
    expect(given).toEqual(['a']);
  });

  it('forgets a request that was taken back, and gives its slot to the next', async () => {
    const { slots, given, reserve } = gatedSlots(1);
    await reserve('a');
    const abort = new AbortController();
    const withdrawn = reserve('b', abort.signal);
    const next = reserve('c');
    abort.abort(new Error('taken back'));
    await expect(withdrawn).rejects.toThrow('taken back');
    slots.releaseSlot();
    await next;
    expect(given).toEqual(['a', 'c']);
  });

  it('gives an eager slot only when one is free and nobody waits', () => {
    const { slots } = gatedSlots(1);
    expect(slots.tryReserveSlot()).not.toBeNull();
    expect(slots.tryReserveSlot()).toBeNull();
  });
});
