import { describe, expect, it } from 'vitest';
import { configuredTemporal, localTemporal } from './temporal-connection.ts';

describe('which Temporal the environment names', () => {
  it('is none without an address', () => {
    expect(configuredTemporal({ TEMPORAL_NAMESPACE: 'crm' })).toBeUndefined();
    expect(configuredTemporal({ TEMPORAL_ADDRESS: '' })).toBeUndefined();
  });

  it('keeps namespace, TLS and key of a cluster for the processes that connect to it', () => {
    const access = configuredTemporal({
      TEMPORAL_ADDRESS: 'crm.a1b2c.tmprl.cloud:7233',
      TEMPORAL_NAMESPACE: 'crm.a1b2c',
      TEMPORAL_API_KEY: 'key',
      UNRELATED: 'x',
    });
    expect(access).toMatchObject({ address: 'crm.a1b2c.tmprl.cloud:7233', namespace: 'crm.a1b2c' });
    expect(access?.environment).toMatchObject({ TEMPORAL_API_KEY: 'key', TEMPORAL_NAMESPACE: 'crm.a1b2c' });
    expect(access?.environment).not.toHaveProperty('UNRELATED');
  });

  it('takes the default namespace where none is named', () => {
    expect(configuredTemporal({ TEMPORAL_ADDRESS: 'localhost:7233' })?.namespace).toBe('default');
  });

  it('reads no profile for a server of our own', () => {
    expect(Object.keys(localTemporal('127.0.0.1:8420').environment).toSorted()).toEqual([
      'TEMPORAL_ADDRESS',
      'TEMPORAL_CONFIG_FILE',
      'TEMPORAL_NAMESPACE',
    ]);
  });
});
