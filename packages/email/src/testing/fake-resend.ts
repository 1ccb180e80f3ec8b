import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdempotencyMemory, type StoredAnswer } from './idempotency-memory.ts';

/** How the fake treats one call. Each behaviour is used once; a call for which none is left is accepted. */
export type FakeBehaviour =
  | { kind: 'accept'; latencyMs?: number }
  | { kind: 'status'; status: number; name: string; message?: string; retryAfterS?: number }
  /** A page of some proxy in between, with status 200. */
  | { kind: 'html200' }
  /** The connection is cut, before or after the mails were accepted. */
  | { kind: 'drop'; when: 'before_accepting' | 'after_accepting' }
  /** Accepts the mails and never answers. */
  | { kind: 'hang' };

/** A mail as the provider got it. */
export interface FakeMail {
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  reply_to?: string;
  headers?: Record<string, string>;
  tags?: { name: string; value: string }[];
}

export interface AcceptedMail {
  /** The provider's id. */
  id: string;
  key: string;
  mail: FakeMail;
}

export interface FakeRequest {
  key: string;
  authorization: string;
  body: string;
  /** The status answered; null when the connection was cut or left open. */
  status: number | null;
}

export interface FakeResend {
  baseUrl: string;
  /** Adds behaviours for the next calls, in order. */
  behave(...behaviours: FakeBehaviour[]): void;
  /** Every mail that the provider took, each once however often its batch was repeated. */
  accepted(): AcceptedMail[];
  requests(): FakeRequest[];
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

/**
 * A local server that speaks `POST /emails/batch` of Resend, with its errors and its idempotency keys: the same key and
 * body get the same answer for 24 hours, another body 409. `GET /domains` refuses keys with "wrong" in them, and those
 * with "sending" as made for sending alone. `now` gives milliseconds since 1970.
 */
export async function startFakeResend({ now = Date.now, port = 0 } = {}): Promise<FakeResend> {
  const provider = new FakeProvider(new IdempotencyMemory(now));
  const server = createServer((request, response) => {
    // A caller that is killed while it speaks is nothing to fail over: that is what the fault tests do.
    provider.handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: boundPort } = server.address() as AddressInfo; // safe because it listens on TCP
  return {
    baseUrl: `http://127.0.0.1:${boundPort}`,
    behave: (...behaviours) => void provider.behaviours.push(...behaviours),
    accepted: () => [...provider.accepted],
    requests: () => [...provider.requests],
    close: () => closed(server),
  };
}

class FakeProvider {
  readonly behaviours: FakeBehaviour[] = [];
  readonly accepted: AcceptedMail[] = [];
  readonly requests: FakeRequest[] = [];
  private readonly memory: IdempotencyMemory;

  constructor(memory: IdempotencyMemory) {
    this.memory = memory;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const entry: FakeRequest = {
      key: String(request.headers['idempotency-key'] ?? ''),
      authorization: request.headers.authorization ?? '',
      body,
      status: null,
    };
    this.requests.push(entry);
    const answer = await this.answer(request, entry);
    if (answer === 'cut') return void request.socket.destroy();
    if (answer === 'silence') return;
    entry.status = answer.status;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private async answer(request: IncomingMessage, entry: FakeRequest): Promise<StoredAnswer | 'cut' | 'silence'> {
    if (request.method === 'GET' && request.url === '/domains') return domainsFor(entry.authorization);
    if (request.method !== 'POST' || request.url !== '/emails/batch') return error(404, 'not_found');
    const behaviour = this.behaviours.shift() ?? { kind: 'accept' };
    switch (behaviour.kind) {
      case 'accept':
        return this.accept(entry, behaviour.latencyMs ?? 0);
      case 'status':
        return error(behaviour.status, behaviour.name, behaviour);
      case 'html200':
        return {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<html><body>Please sign in</body></html>',
        };
      case 'drop':
        if (behaviour.when === 'after_accepting') await this.accept(entry, 0);
        return 'cut';
      case 'hang':
        await this.accept(entry, 0);
        return 'silence';
    }
  }

  private async accept(entry: FakeRequest, latencyMs: number): Promise<StoredAnswer> {
    if (!/^Bearer \S+$/.test(entry.authorization)) return error(401, 'missing_api_key');
    const known = this.memory.begin(entry.key, hashOf(entry.body));
    if (known === 'other_body') return error(409, 'invalid_idempotent_request');
    if (known === 'in_flight') return error(409, 'concurrent_idempotent_requests');
    if (known !== 'new') return known;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const answer = this.take(entry);
    this.memory.end(entry.key, answer.status === 200 ? answer : null);
    return answer;
  }

  private take({ body, key }: FakeRequest): StoredAnswer {
    const mails = JSON.parse(body) as FakeMail[]; // safe because only our own transport calls this server
    if (mails.length > 100) return error(422, 'validation_error', { message: 'At most 100 mails in one batch.' });
    // Strict validation: one bad address and nothing is taken; which mail it was is not said.
    if (
      mails.some(
        ({ to }) => !to.every((address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$|<[^\s@]+@[^\s@]+\.[^\s@]+>$/.test(address)),
      )
    ) {
      return error(422, 'validation_error', { message: 'Invalid `to` field.' });
    }
    const taken = mails.map((mail, index) => ({ id: `re_${hashOf(`${key}/${index}`).slice(0, 24)}`, key, mail }));
    this.accepted.push(...taken);
    return json(200, { data: taken.map(({ id }) => ({ id })) });
  }
}

function domainsFor(authorization: string): StoredAnswer {
  if (authorization.includes('wrong')) return error(400, 'validation_error', { message: 'API key is invalid' });
  if (authorization.includes('sending')) return error(401, 'restricted_api_key');
  return json(200, { data: [{ id: 'domain-1', name: 'mail.tendril.example', status: 'verified' }] });
}

function error(
  status: number,
  name: string,
  { message = name, retryAfterS }: { message?: string; retryAfterS?: number } = {},
): StoredAnswer {
  const answer = json(status, { statusCode: status, name, message });
  if (retryAfterS !== undefined) answer.headers['retry-after'] = String(retryAfterS);
  return answer;
}

function json(status: number, body: unknown): StoredAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // safe because no encoding is set
  return Buffer.concat(chunks).toString('utf8');
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
