import { describe, expect, it } from 'vitest';
import { chooseCcaip } from '../../../providers/ccaip/place.ts';

const tenantId = '7c2f0000-1111-4222-8333-444455556666';
const env = { TRUNKLINE_CCAIP_TOKEN: 'a-token' };

describe("a real tenant's CCAIP", () => {
  it("is asked at the tenant file's portal, its first label as the user name", () => {
    const redirectDomain = 'https://contoso.uc1.ccaiplatform.example';
    expect(chooseCcaip({ tenantId, redirectDomain }, env)).toEqual({
      origin: redirectDomain,
      user: 'contoso',
      token: 'a-token',
    });
  });

  it.each([
    'https://127.0.0.1:18443',
    'https://127.1',
    'https://0.0.0.0:18443',
    'https://[::1]:18443',
    'https://[::ffff:127.0.0.1]',
    'https://localhost:18443',
    'https://contoso.localhost',
    'https://192.168.1.7',
  ])('gets no token at %s, which is this machine or nameless', (redirectDomain) => {
    expect(() => chooseCcaip({ tenantId, redirectDomain }, env)).toThrow(/app\.redirectDomain.*isn't sent there/);
    expect(chooseCcaip({ tenantId, redirectDomain }, {})).toBeUndefined();
  });
});
