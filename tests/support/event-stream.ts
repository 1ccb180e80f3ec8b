/**
 * The data of a subscription, as a page receives it, one after another. Ends when the server cuts or ends the stream; leaving the
 * loop lets go of it.
 */
export async function* eventStream<T>(
  address: string,
  procedure: string,
  of: { input?: unknown; signal: AbortSignal },
): AsyncGenerator<T, void> {
  const input = of.input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(of.input))}`;
  const leaving = new AbortController();
  const response = await fetch(new URL(`/trpc/${procedure}${input}`, address), {
    headers: { accept: 'text/event-stream' },
    signal: AbortSignal.any([of.signal, leaving.signal]),
  });
  try {
    for await (const { event, data } of eventsIn(response)) {
      if (event === 'serialized-error') throw new Error(data);
      // Safe because the test says what it follows.
      if (event === 'message') yield JSON.parse(data) as T;
    }
  } catch (error) {
    // Cut off: by the server that closes, or by us.
    if (!(error instanceof TypeError) && !leaving.signal.aborted && !of.signal.aborted) throw error;
  } finally {
    leaving.abort();
  }
}

/** The next thing a stream says that is meant; throws where it ends before. */
export async function nextThat<T>(stream: AsyncGenerator<T, void>, isMeant: (said: T) => boolean): Promise<T> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done === true) throw new Error('The stream ended.');
    if (isMeant(value)) return value;
  }
}

async function* eventsIn({ body }: Response): AsyncGenerator<{ event: string; data: string }> {
  if (body === null) return;
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n');
      const valueOf = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = valueOf('data');
      if (data !== undefined) yield { event: valueOf('event') ?? 'message', data };
    }
  }
}
