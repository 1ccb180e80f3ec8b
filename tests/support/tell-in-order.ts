import { afterEach, beforeEach } from 'vitest';

/** Makes the tests of a file one story: each begins where the one before has ended, so what comes after a failure is skipped. */
export function tellInOrder(): void {
  let hasBrokenOff = false;
  beforeEach((test) => test.skip(hasBrokenOff, 'An earlier part of the story has failed.'));
  afterEach(({ task }) => {
    hasBrokenOff ||= task.result?.state === 'fail';
  });
}
