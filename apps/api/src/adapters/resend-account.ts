/** A key of Resend, and where that answers when it is not its own address. */
export interface ResendAccount {
  apiKey: string;
  baseUrl?: string;
}

const providerUrl = 'https://api.resend.com';
const patienceMs = 10_000;

/** Asks Resend something by GET. Rejects only when there was no answer. */
export function askResend({ apiKey, baseUrl = providerUrl }: ResendAccount, path: string): Promise<Response> {
  return fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(patienceMs),
  });
}
