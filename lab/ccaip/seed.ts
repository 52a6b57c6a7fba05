import type { Tenant } from '../../tenant/tenant.ts';
import type { LabContext } from '../context.ts';
import { person } from '../seed/directory.ts';
import { type LabCcaipQueue, type LabCcaipTeam, type LabCcaipUser, unsetFacts } from './model.ts';

/** Sign-in names, without the domain, of the accounts that a person links with: an administrator's, and a member's of its own. */
export const linkingAccounts = { administrator: 'admin', member: 'ccaip-link' } as const;

/** Somebody who works in CCAIP, with what is said of them. */
export const user = (id: number, email: string, name: string, facts: Partial<LabCcaipUser> = {}): LabCcaipUser => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    id,
    email,
    firstName,
    lastName,
    agentNumber: null,
    ...unsetFacts,
    roles: ['Agent'],
    teams: [],
    activated: true,
    deactivatedAt: null,
    statusId: 0,
    external: false,
    sipUri: null,
    ucaasUserName: null,
    unrestrictedInternationalCalling: false,
    ...facts,
  };
};

const teams: readonly LabCcaipTeam[] = [
  { id: 1, name: 'Front office', parentId: null },
  { id: 2, name: 'Sales', parentId: 1 },
  { id: 3, name: 'Support', parentId: 1 },
];

const queues: readonly LabCcaipQueue[] = [
  { id: 1, name: 'Contoso', parentId: null, agents: [], teams: [] },
  { id: 2, name: 'Sales', parentId: 1, agents: [], teams: [2] },
  { id: 3, name: 'Support', parentId: 1, agents: [], teams: [3] },
  { id: 4, name: 'Returns', parentId: 1, agents: [104], teams: [] },
];

/** A contact centre that works with CCAIP alone: nobody in Teams, nothing linked. One account waits for its activation. */
const people = (domain: string): LabCcaipUser[] => [
  user(101, `cora@${domain}`, 'Cora Admin', { roles: ['Admin'], statusId: -10 }),
  user(102, `nia@${domain}`, 'Nia North', { teams: [2], agentNumber: '1002' }),
  user(103, `otto@${domain}`, 'Otto East', { teams: [3], agentNumber: '1003', statusId: -2 }),
  user(104, `pia@${domain}`, 'Pia South', { teams: [2, 3], roles: ['Agent', 'Manager'], agentNumber: '1004' }),
  user(105, `quin@${domain}`, 'Quin West', { teams: [3], activated: false, statusId: -10 }),
];

/** CCAIP as its customer has it before Teams comes, and the two accounts in Entra by which it may be linked. */
export const seedCcaip = ({ store }: Pick<LabContext, 'store'>, tenant: Tenant): void => {
  store.put('ccaipSettings', 'settings', {
    portal: tenant.app.redirectDomain,
    platform: null,
    appId: null,
    secret: null,
    expires: null,
    link: null,
    multicastLimit: null,
    inheritance: { ucaas: false, option: 'none', mapping: {} },
  });
  for (const one of people(tenant.domain)) store.put('ccaipUser', String(one.id), one);
  for (const one of teams) store.put('ccaipTeam', String(one.id), { ...one });
  for (const one of queues) store.put('ccaipQueue', String(one.id), { ...one });
  for (const name of Object.values(linkingAccounts)) {
    const account = person(`${name}@${tenant.domain}`, tenant.country, {
      partNumbers: [],
      ...(name === linkingAccounts.administrator && { directoryRoles: ['Global Administrator'] }),
    });
    if (store.get('user', account.id) === undefined) store.put('user', account.id, account);
  }
};
