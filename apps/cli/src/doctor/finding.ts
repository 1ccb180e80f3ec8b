/** What the doctor found in one place. `cure` says what to do where something is wrong. */
export interface Finding {
  name: string;
  state: 'ok' | 'attention' | 'fail';
  detail: string;
  cure?: string;
}

export function ok(name: string, detail: string): Finding {
  return { name, state: 'ok', detail };
}

/** It works, but not as well as it could. */
export function attention(name: string, detail: string, cure: string): Finding {
  return { name, state: 'attention', detail, cure };
}

export function fail(name: string, detail: string, cure: string): Finding {
  return { name, state: 'fail', detail, cure };
}
