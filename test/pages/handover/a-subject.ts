import type { Subject } from '../../../pages/handover/subject.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant } from '../../components/a-tenant.ts';

/** A tenant with two secrets, of which CCAIP has the older one, and two users of CCAIP. */
export const aSubject = (changes: Partial<Tenant> = {}): Subject => {
  const tenant = aTenant();
  const users = tenant.users.map((user) => ({ ...user, sipUri: `${user.number}@ujet.sip.carrier.example` }));
  return {
    tenant: { ...tenant, users, ...changes },
    outputs: {
      connectedAppId: '7f3c0000-0000-4000-8000-0000000000aa',
      secretName: '2027-06',
      secretExpires: '2029-05-31',
    },
  };
};

const { ucaas } = aTenant();

/** Nothing is linked yet. */
export const unlinked = aSubject({ ucaas: { ...ucaas, linked: undefined } });

/** CCAIP has the older secret. */
export const rotating = aSubject();

/** CCAIP has the newest secret. */
export const linked = aSubject({
  ucaas: { ...ucaas, linked: { secret: '2027-06', by: 'ccaip-link@contoso.com', on: '2027-06-02' } },
});
