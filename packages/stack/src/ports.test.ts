import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePort } from './ports.ts';

let occupant: Server;
let busy: number;

beforeEach(async () => {
  occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  busy = (occupant.address() as AddressInfo).port;
});

afterEach(() => {
  occupant.close();
});

describe('choosing a port', () => {
  it('takes a higher one and says so when the first choice is busy', async () => {
    const said: string[] = [];
    const port = await choosePort({ what: 'Postgres', port: busy }, (line) => said.push(line));
    expect(port).toBeGreaterThan(busy);
    expect(said).toEqual([`Port ${busy} is in use; Postgres takes ${port}.`]);
  });

  it('refuses a busy port that was asked for', async () => {
    const choice = choosePort({ what: 'the pages', port: busy, isExplicit: true }, () => undefined);
    await expect(choice).rejects.toThrow(`Port ${busy} for the pages is in use.`);
  });

  it('gives no port away twice in one start', async () => {
    const first = await choosePort({ what: 'Temporal', port: busy }, () => undefined);
    const second = await choosePort({ what: "Temporal's pages", port: busy, taken: [first] }, () => undefined);
    expect(second).toBeGreaterThan(first);
  });

  it('finds any free port without a wish, in silence', async () => {
    const said: string[] = [];
    expect(await choosePort({ what: 'Postgres', port: 0 }, (line) => said.push(line))).toBeGreaterThan(0);
    expect(said).toEqual([]);
  });
});
