import type { CallStore } from '@tendril/activity-kit';
import { expect, it, vi } from 'vitest';
import { DatabaseGate } from './database-gate.ts';
import { patientCallStore } from './patient-call-store.ts';

const load: CallStore['load'] = async () => ({ status: 'cancelled' });
const databaseThatAnswers = (): DatabaseGate => new DatabaseGate(async () => undefined);
const failingOnce = (code: string) =>
  vi
    .fn<CallStore['finish']>()
    .mockRejectedValueOnce(Object.assign(new Error(code), { code }))
    .mockResolvedValue();

it('asks again once the database answers', async () => {
  const finish = failingOnce('ECONNREFUSED');
  await patientCallStore({ load, finish }, databaseThatAnswers()).finish('c1', { errorCode: 'x' });
  expect(finish).toHaveBeenCalledTimes(2);
});

it('does not repeat what fails for another reason', async () => {
  const finish = failingOnce('23503');
  const patient = patientCallStore({ load, finish }, databaseThatAnswers());
  await expect(patient.finish('c1', { errorCode: 'x' })).rejects.toThrow('23503');
  expect(finish).toHaveBeenCalledTimes(1);
});
