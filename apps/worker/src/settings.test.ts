import { describe, expect, it } from 'vitest';
import { settingsFrom } from './settings.ts';

const complete = {
  DATABASE_URL: 'postgres://localhost/tendril',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  TEMPORAL_NAMESPACE: 'tendril',
  TEMPORAL_CONFIG_FILE: '/nonexistent/temporal.toml',
  TENDRIL_SECRET: 'x'.repeat(32),
  TENDRIL_PUBLIC_URL: 'https://mail.example/',
};

describe('the settings of a worker', () => {
  it('come from the environment', () => {
    const settings = settingsFrom({ ...complete, TENDRIL_STATE: '/var/tendril' });
    expect(settings).toMatchObject({
      databaseUrl: complete.DATABASE_URL,
      stateFolder: '/var/tendril',
      publicUrl: 'https://mail.example',
      resend: null,
    });
    expect(settings.temporal.namespace).toBe('tendril');
    expect(settings.temporal.connectionOptions.address).toBe('temporal.example:7233');
  });

  it('send by Resend where there is a key', () => {
    expect(settingsFrom({ ...complete, RESEND_API_KEY: 're_1' }).resend).toEqual({ apiKey: 're_1' });
    const elsewhere = { RESEND_API_KEY: 're_1', RESEND_BASE_URL: 'http://localhost:9' };
    expect(settingsFrom({ ...complete, ...elsewhere }).resend?.baseUrl).toBe('http://localhost:9');
  });

  it.each(['DATABASE_URL', 'TENDRIL_SECRET', 'TENDRIL_PUBLIC_URL'])('name %s when it is missing', (name) => {
    expect(() => settingsFrom({ ...complete, [name]: '' })).toThrow(`The worker needs ${name} in its environment.`);
  });
});
