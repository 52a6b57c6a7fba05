import { describe, expect, it } from 'vitest';
import { claimValues } from '../../components/ucaas-app/permissions.ts';
import { planUcaasApp } from '../../components/ucaas-app/plan.ts';
import { refusalWords } from '../../components/ucaas-app/refusals.ts';
import { aTenant } from './a-tenant.ts';

const [secret = expect.unreachable()] = planUcaasApp('ucaas-app', aTenant(), '2026-11-22').secrets;
const policy = '0e0f2f5c-3d1a-4bb0-8e8b-111111111111';
/** As azuread prints Graph's answer. */
const refused = (code: string, text: string) =>
  `adding password for application: unexpected status 400 (400 Bad Request) with error: ${code}: ${text}`;

describe('a refusal of Entra that azuread passes on', () => {
  it("of a secret that lives too long for the tenant's policy names the policy, and an earlier expires", () => {
    const text = `Credential lifetime exceeds the max value allowed as per assigned policy '${policy}'.`;
    expect(refusalWords([refused('CredentialInvalidLifetimeAsPerAppPolicy', text)], secret)).toBe(
      `tenant.yaml: app.secrets "2026-11": this tenant lets no client secret live until 2028-10-31: a policy of its own for applications (${policy}) has a shorter limit.
  The limit (passwordLifetime) is the tenant's; 180 days is common. CCAIP takes a secret of any length.
  Fix: write an earlier expires, and run up again; the limit is told by Entra admin center > Applications > Application policies, or its administrator excepts this application.`,
    );
    // The words alone too, as some wrappers print them.
    expect(refusalWords([text], secret)).toContain('lets no client secret live until 2028-10-31');
  });

  it('of any secret says that CCAIP takes nothing else', () => {
    expect(refusalWords([refused('CredentialTypeNotAllowedAsPerAppPolicy', 'x')], secret)).toMatch(
      /lets nobody add client secrets[\s\S]*Fix: let the tenant's administrator except this application/,
    );
  });

  it('of consent says that it is there, or what it takes', () => {
    expect(refusalWords(['409 Request_MultipleObjectsWithSameKeyValue: Permission entry already exists.'])).toMatch(
      /app\.adminConsent: everybody in this tenant has consented[\s\S]*Fix: leave adminConsent out\.$/,
    );
    expect(refusalWords(['403 Authorization_RequestDenied: Insufficient privileges'])).toContain(
      'DelegatedPermissionGrant.ReadWrite.All',
    );
  });

  it('of anything else is left as it is', () => {
    expect(refusalWords(['503 ServiceUnavailable'], secret)).toBeUndefined();
    expect(refusalWords(['403 Authorization_RequestDenied'], secret)).toBeUndefined();
    expect(refusalWords(['503 ServiceUnavailable'])).toBeUndefined();
  });
});

describe('the claims of a consent', () => {
  it("are names, of an id alone those that Graph has in the tenant; an application's permission is none", () => {
    const ids = {
      'User.Read': 'E1fe6dd8-ba31-4d61-89e7-88639da4683d',
      'Files.Read': '10465720-29dd-4523-a11a-6a75c743c9d9',
    };
    const by = (id: string) => ({ id, type: 'Scope' }) as const;
    expect(
      claimValues(
        [
          { name: 'offline_access', ...by('x') },
          by('10465720-29dd-4523-a11a-6a75c743c9d9'),
          by('00000000-0000-0000-0000-000000000000'),
          { name: 'Presence.ReadWrite.All', id: 'y', type: 'Role' },
        ],
        ids,
      ),
    ).toEqual({ names: ['offline_access', 'Files.Read'], unknown: ['00000000-0000-0000-0000-000000000000'] });
  });
});
