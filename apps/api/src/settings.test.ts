import { describe, expect, it } from 'vitest';
import { settingsFrom } from './settings.ts';

const least = {
  DATABASE_URL: 'postgres://localhost/tendril',
  TENDRIL_SECRET: 'a secret of at least thirty-two characters',
};

describe('the settings of the API', () => {
  it('need a database and a secret, and say which is missing', () => {
    for (const name of ['DATABASE_URL', 'TENDRIL_SECRET']) {
      expect(() => settingsFrom({ ...least, [name]: '' })).toThrow(`The API needs ${name} in its environment.`);
    }
    expect(() => settingsFrom({ ...least, TENDRIL_PORT: 'web' })).toThrow('TENDRIL_PORT is "web", which is no port.');
  });

  it('listen on this machine alone, with emails in the test mailbox, unless told otherwise', () => {
    const settings = settingsFrom(least);
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8400, publicUrl: 'http://localhost:8400', resend: null });
    expect(settings.resendWebhookSecret).toBeNull();
    const open = settingsFrom({ ...least, TENDRIL_HOST: '0.0.0.0', TENDRIL_PUBLIC_URL: 'https://mail.acme.example/' });
    expect(open).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://mail.acme.example' });
  });

  it('make a key for events that stays the same and says nothing about the secret', () => {
    const { apiKey } = settingsFrom(least);
    expect(settingsFrom(least).apiKey).toBe(apiKey);
    expect(settingsFrom({ ...least, TENDRIL_SECRET: 'another secret' }).apiKey).not.toBe(apiKey);
    expect(apiKey).not.toContain(least.TENDRIL_SECRET);
    expect(settingsFrom({ ...least, TENDRIL_API_KEY: 'given' }).apiKey).toBe('given');
  });
});
