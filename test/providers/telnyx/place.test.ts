import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../lab/identity.ts';
import { judgeEnvironment } from '../../../providers/msteams/auth/judge-environment.ts';
import { chooseTelnyx } from '../../../providers/telnyx/place.ts';
import { withoutSetup } from '../../../scripts/pulumi/own-command.ts';

const tenant = '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f';
const TRUNKLINE_TELNYX_API_KEY = 'KEY-of-the-test';
const choose = (id: string, env: object) => chooseTelnyx(id, { TRUNKLINE_TELNYX_API_KEY, ...env });

describe("where Telnyx' key goes", () => {
  it('is Telnyx alone, for a real tenant', () => {
    expect(choose(tenant, {})).toEqual({ url: 'https://api.telnyx.com/v2', key: TRUNKLINE_TELNYX_API_KEY });
    for (const TRUNKLINE_TELNYX_URL of ['https://evil.example', 'https://127.0.0.1:1', 'nonsense']) {
      expect(() => choose(tenant, { TRUNKLINE_TELNYX_URL })).toThrow(
        /leads to the lab|would tell trunkline where to send Telnyx' key/,
      );
    }
  });

  it("is the lab alone, for the lab's tenant", () => {
    expect(choose(labTenantId, { TRUNKLINE_TELNYX_URL: 'https://localhost:8443/telnyx/v2' })?.url).toBe(
      'https://localhost:8443/telnyx/v2',
    );
    expect(() => choose(labTenantId, {})).toThrow("the lab's tenant is never asked of the real Telnyx");
    expect(() => choose(labTenantId, { TRUNKLINE_TELNYX_URL: 'https://api.telnyx.com/v2' })).toThrow(
      'exists on this machine only',
    );
  });

  it('is nowhere without one', () => {
    expect(chooseTelnyx(tenant, {})).toBeUndefined();
  });

  it('is judged before anything is contacted', () => {
    const problems = judgeEnvironment(tenant, { TRUNKLINE_TELNYX_URL: 'https://evil.example' });
    expect(problems.map(({ path }) => path)).toContain('TRUNKLINE_TELNYX_URL');
  });

  it("is none of trunkline's own commands", () => {
    expect(withoutSetup({ TRUNKLINE_TELNYX_API_KEY, PATH: '/bin' })).toEqual({ PATH: '/bin' });
  });
});
