import { externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type LabCcaipUser, unsetFacts } from '../ccaip/model.ts';
import type { LabContext } from '../context.ts';

/** Those whom calls are handed over to, as somebody entered them in CCAIP's portal, one by one, and they have activated their accounts. */
export const seedExternalUsers = ({ store }: Pick<LabContext, 'store'>, tenant: Tenant): void => {
  const first = Math.max(100, ...store.list('ccaipUser').map(({ id }) => id)) + 1;
  for (const [at, { email, sipUri, ucaasName }] of externalUsersOf(tenant).entries()) {
    const [name = ''] = email.split('@');
    const id = first + at;
    const user: LabCcaipUser = {
      id,
      email,
      firstName: name.charAt(0).toUpperCase() + name.slice(1),
      lastName: 'Contoso',
      agentNumber: String(id),
      ...unsetFacts,
      location: 'Amsterdam',
      roles: ['Agent'],
      teams: [2],
      activated: true,
      deactivatedAt: null,
      statusId: -10,
      external: true,
      sipUri,
      ucaasUserName: ucaasName,
      unrestrictedInternationalCalling: false,
    };
    store.put('ccaipUser', String(id), user);
  }
};

/** Somebody was in CCAIP before Teams came, by another address than the sign-in name. */
export const renameInCcaip = ({ store }: Pick<LabContext, 'store'>, upn: string, email: string): void => {
  const user = store.where('ccaipUser', 'email', upn)[0];
  if (user !== undefined) store.put('ccaipUser', String(user.id), { ...user, email });
};
