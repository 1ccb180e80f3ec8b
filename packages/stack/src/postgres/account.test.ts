import { describe, expect, it } from 'vitest';
import { pickAccount } from './account.ts';

const ROOT = 'root:x:0:0:root:/root:/bin/bash';
const NOBODY = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
const POSTGRES = 'postgres:x:101:104::/var/lib/postgresql:/bin/bash';

describe('whom Postgres runs as', () => {
  it('is the user that a Postgres package has made, else nobody', () => {
    expect(pickAccount([ROOT, NOBODY, POSTGRES].join('\n'))).toEqual({ name: 'postgres', uid: 101, gid: 104 });
    expect(pickAccount([ROOT, NOBODY].join('\n'))).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
  });

  it('is never root, under whatever name, nor a number the system cannot switch to', () => {
    expect(pickAccount(ROOT)).toBeUndefined();
    expect(pickAccount('tendril:x:0:0::/:/bin/sh\nnobody:*:-2:-2::/:/usr/bin/false')).toBeUndefined();
  });
});
