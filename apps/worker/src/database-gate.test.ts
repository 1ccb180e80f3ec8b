import { describe, expect, it, vi } from 'vitest';
import { DatabaseGate } from './database-gate.ts';

describe('the database gate', () => {
  it('is open until somebody closes it', async () => {
    const probe = vi.fn<() => Promise<void>>();
    const gate = new DatabaseGate(probe);
    expect(gate.isOpen).toBe(true);
    await gate.whenOpen();
    expect(probe).not.toHaveBeenCalled();
  });

  it('probes until the database answers, then opens', async () => {
    const probe = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('no connection')).mockResolvedValue();
    const gate = new DatabaseGate(probe);
    const opened = vi.fn<() => void>();
    gate.onOpen(opened);
    gate.close();
    gate.close();
    expect(gate.isOpen).toBe(false);
    await gate.whenOpen();
    expect(gate.isOpen).toBe(true);
    expect(probe).toHaveBeenCalledTimes(2);
    expect(opened).toHaveBeenCalledOnce();
  });

  it('turns away whoever waits once the worker stops, and whoever comes later', async () => {
    const gate = new DatabaseGate(() => Promise.reject(new Error('no connection')));
    gate.close();
    const waited = gate.whenOpen();
    gate.stop();
    await expect(waited).rejects.toThrow('The worker stops');
    await expect(gate.whenOpen()).rejects.toThrow('The worker stops');
  });

  it('hinders nobody while the worker stops and the database answers', async () => {
    const gate = new DatabaseGate(() => Promise.reject(new Error('no connection')));
    gate.stop();
    await gate.whenOpen();
    expect(gate.isOpen).toBe(true);
    gate.close();
    await expect(gate.whenOpen()).rejects.toThrow('The worker stops');
  });
});
