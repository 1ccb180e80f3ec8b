import { createServer } from 'node:net';
import type { Say } from './say.ts';

export interface PortWish {
  /** What will listen there, for the message. */
  what: string;
  /** First choice; 0 for any free port. */
  port: number;
  /** The person asked for exactly this port: then a busy one is an error, not a reason to take the next. */
  isExplicit?: boolean;
  /** Ports already given away in this start. */
  taken?: readonly number[];
}

const TRIES = 100;

/**
 * Finds a free port on 127.0.0.1 and says so where it is not the first choice.
 * Throws when the wished port is busy and explicit, or when none of the next hundred is free.
 */
export async function choosePort(wish: PortWish, say: Say): Promise<number> {
  if (wish.port === 0) return anyFreePort();
  const taken = wish.taken ?? [];
  if (wish.isExplicit === true) {
    if (!taken.includes(wish.port) && (await isPortFree(wish.port))) return wish.port;
    throw new Error(`Port ${wish.port} for ${wish.what} is in use. Stop what listens there, or name another port.`);
  }
  for (let port = wish.port; port < wish.port + TRIES; port += 1) {
    if (taken.includes(port) || !(await isPortFree(port))) continue;
    if (port !== wish.port) say(`Port ${wish.port} is in use; ${wish.what} takes ${port}.`);
    return port;
  }
  throw new Error(`No free port for ${wish.what} between ${wish.port} and ${wish.port + TRIES - 1}.`);
}

/** True when nothing listens on this port of 127.0.0.1 nor on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryToListen(port)) !== undefined;
}

async function anyFreePort(): Promise<number> {
  const port = await tryToListen(0);
  if (port === undefined) throw new Error('The machine has no free port left.');
  return port;
}

/** Opens the port for a moment; answers its number, or undefined when it is in use or not allowed. */
function tryToListen(port: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const server = createServer();
  server.once('error', () => resolve(undefined));
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
  });
  return promise;
}
