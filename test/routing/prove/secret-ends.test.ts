import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant } from './a-tenant.ts';

const app = {
  app: {
    displayName: 'CCAIP',
    redirectDomain: 'https://x.example',
    redirectUri: 'https://x.example/cb',
    secrets: [{ name: '2026-11', expires: '2028-10-31' }],
  },
};
const unlinked = aTenant(app);
const linked = { secret: '2026-11', by: 'ccaip-link@contoso.example', on: '2026-11-20' };
const tenant = { ...unlinked, ucaas: { ...unlinked.ucaas, linked } };
const found = (today?: string, of: Tenant = tenant) =>
  prove(factsOf(of, today === undefined ? {} : { today })).findings.filter(({ kind }) => kind === 'secret-ends');

describe('secret-ends', () => {
  it('is a warning from 60 days before, and an error that names the outage afterwards', () => {
    expect(found('2028-09-01')).toEqual([]);
    expect(found('2028-09-02')).toMatchObject([{ level: 'warning', part: { kind: 'secret', name: '2026-11' } }]);
    expect(found('2028-11-01')).toMatchObject([
      { level: 'error', why: expect.stringContaining('CCAIP no longer sees who is free') },
    ]);
  });

  it('is a warning of one that was never linked, even when it is over', () => {
    expect(found('2028-11-01', unlinked)).toMatchObject([{ level: 'warning', why: 'Link will refuse it.' }]);
  });

  it('is not judged where nobody says what day it is', () => {
    expect(found()).toEqual([]);
  });
});
