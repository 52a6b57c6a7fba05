import type { Rows } from '../../store.ts';
import { ccaipRoles, type LabCcaipUser, type unsetFacts } from '../model.ts';
import type { SentForm } from './form.ts';

/** What "Add a User" and the pencil ask. */
export type UserFields = Omit<
  LabCcaipUser,
  'id' | 'activated' | 'deactivatedAt' | 'statusId' | keyof typeof unsetFacts
>;

export const emptyUser: UserFields = {
  email: '',
  firstName: '',
  lastName: '',
  agentNumber: null,
  roles: [],
  teams: [],
  external: false,
  sipUri: null,
  ucaasUserName: null,
  unrestrictedInternationalCalling: false,
};

const orNull = (text: string): string | null => (text === '' ? null : text);

export const sentUser = (form: SentForm): UserFields => {
  const external = form.one('external') === 'yes';
  return {
    email: form.one('email'),
    firstName: form.one('firstName'),
    lastName: form.one('lastName'),
    agentNumber: orNull(form.one('agentNumber')),
    roles: ccaipRoles.filter((role) => form.all('roles').includes(role)),
    teams: form.all('teams').map(Number),
    external,
    // Without the box its two fields aren't there.
    sipUri: external ? orNull(form.one('sipUri')) : null,
    ucaasUserName: external ? orNull(form.one('ucaasUserName')) : null,
    unrestrictedInternationalCalling: form.one('international') === 'yes',
  };
};

/** Everything that is wrong with it, by the page's labels. `self` is who is edited. */
export const userProblems = (rows: Rows, user: UserFields, self?: number): string[] => {
  const required = [
    ['Email', user.email],
    ['First name', user.firstName],
    ['Last name', user.lastName],
    ...(user.external
      ? ([
          ['SIP URI/ID', user.sipUri],
          ['UCaaS username', user.ucaasUserName],
        ] as const)
      : []),
  ] as const;
  const empty = required
    .filter(([, value]) => value === null || value === '')
    .map(([label]) => `${label} is required.`);
  const isAddress = user.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(user.email);
  const taken = rows
    .list('ccaipUser')
    .some((one) => one.id !== self && one.email.toLowerCase() === user.email.toLowerCase());
  return [
    ...empty,
    ...(isAddress ? [] : ['Email must be a valid email.']),
    ...(taken ? [`${user.email} is another user already.`] : []),
    ...(user.roles.length === 0 ? ['Choose at least one role.'] : []),
  ];
};
