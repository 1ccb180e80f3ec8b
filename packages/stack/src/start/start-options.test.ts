import { describe, expect, it } from 'vitest';
import { readStartOptions } from './start-options.ts';

describe('what npm start was asked for', () => {
  it('has defaults, from which a busy port may differ', () => {
    expect(readStartOptions([], {})).toEqual({
      stateDir: '.tendril',
      isReset: false,
      isEmpty: false,
      port: 8400,
      isPortExplicit: false,
    });
  });

  it('takes port and state from the environment, and the port rather from the argument', () => {
    const env = { TENDRIL_PORT: '9000', TENDRIL_STATE: '/var/tendril' };
    expect(readStartOptions([], env)).toMatchObject({ port: 9000, isPortExplicit: true, stateDir: '/var/tendril' });
    expect(readStartOptions(['--port', '9001', '--reset'], env)).toMatchObject({ port: 9001, isReset: true });
    expect(readStartOptions(['--empty'], env)).toMatchObject({ isEmpty: true, isReset: false });
  });

  it('refuses what is no port and what it does not know', () => {
    for (const port of ['web', '0', '65536', '80.5']) {
      expect(() => readStartOptions(['--port', port], {})).toThrow(`"${port}" is not a port`);
    }
    expect(() => readStartOptions(['--fast'], {})).toThrow('--fast');
  });

  it('answers nothing to a call for help', () => {
    expect(readStartOptions(['--help'], {})).toBeUndefined();
  });
});
