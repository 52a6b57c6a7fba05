import type { CcaipAgent } from '../../providers/ccaip/manager.ts';
import type { CcaipUser } from '../../providers/ccaip/users.ts';
import { bareSipUri } from '../../providers/kit/bare-sip-uri.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import { listing } from '../../tenant/listing.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import { portalUsers } from '../../tenant/portal-users.ts';
import { isKnown, type Known } from '../known.ts';
import { type Answer, cantTell, notSo, of, so, untold } from './answer.ts';
import type { Person } from './people.ts';

/** A row of users.csv, and the user of CCAIP with its e-mail address. */
export interface Matched {
  readonly wanted: ExternalUser;
  readonly found: CcaipUser | undefined;
  /** Where only the very address counts: that of a user under another name of the person. */
  readonly near?: string;
}

const key = (text: string): string => text.toLowerCase();

/**
 * By the address of users.csv; where a person enters users and users.csv says no other than upn, also by the sign-in name to come, then by
 * Entra's mail address. What `up` and a CSV write goes by the address alone.
 */
export const matchUsers = (
  wanted: readonly ExternalUser[],
  users: readonly CcaipUser[],
  people: Known<ReadonlyMap<string, Person>>,
  isByEmail = false,
): Matched[] => {
  const byEmail = new Map(users.map((one) => [key(one.email), one]));
  return wanted.map((one) => {
    const mail = isKnown(people) ? people.value.get(one.upn)?.mail : undefined;
    const very = byEmail.get(key(one.email));
    const [other] = [one.ucaasName, one.upn, ...(mail === undefined ? [] : [mail])].flatMap(
      (name) => byEmail.get(key(name)) ?? [],
    );
    if (!isByEmail && one.email === one.upn) return { wanted: one, found: other };
    return { wanted: one, found: very, ...(very === undefined && other && { near: other.email }) };
  });
};

/** Who enters users, and in which tenant. */
interface Entering {
  readonly name: string;
  /** Absent: a person. */
  readonly by: 'api' | 'csv' | undefined;
}

const byFile = (name: string): string =>
  `npm run ccaip-csv -- ${name}, and upload it in the portal: ${portalUsers} > Bulk user management`;

/** `up` has no difference to carry out where somebody else changed or deleted what it set: a refresh sees that. */
const byUp = (name: string): string => `npm run pulumi -- refresh -s ${name}, then up`;

/** What makes a user as the file has it. */
const toMake = ({ sipUri, ucaasName }: ExternalUser, { name, by }: Entering): string => {
  if (by === 'api') return byUp(name);
  if (by === 'csv') return byFile(name);
  return `in the portal: ${portalUsers}, +Add a User, SIP URI ${sipUri}, UCaaS username ${ucaasName}`;
};

const toEdit = ({ name, by }: Entering): string => {
  if (by === 'api') return byUp(name);
  if (by === 'csv') return byFile(name);
  return `in the portal: ${portalUsers}, edit the user, check "External UCaaS user", fill in both fields, Update`;
};

/** What stands in CCAIP for one person against what should. */
const judgeUser = ({ wanted, found, near }: Matched, entering: Entering): Answer => {
  const { upn, sipUri, ucaasName, email } = wanted;
  if (isNotKnownYet(sipUri) || isNotKnownYet(ucaasName))
    return of(
      upn,
      cantTell(
        'user',
        "what is to stand in CCAIP isn't known yet: the SIP trunk isn't connected.",
        `npm run pulumi -- up -s ${entering.name} connects it and writes its name into the tenant file.`,
      ),
    );
  if (found === undefined) {
    const address = email === upn ? 'this e-mail address' : `the e-mail address ${email}`;
    return of(
      upn,
      near === undefined
        ? notSo('user', `no user of CCAIP has ${address}.`, toMake(wanted, entering))
        : notSo(
            'user',
            `no user of CCAIP has ${address}; one has ${near}.`,
            `if that is the person, write ${near} under ccaipEmail of users.csv; if not: ${toMake(wanted, entering)}`,
          ),
    );
  }
  if (found.deactivatedAt !== undefined && found.deactivatedAt !== '') {
    return of(
      upn,
      notSo(
        'user',
        `deactivated in CCAIP since ${found.deactivatedAt}.`,
        `activate the user in the portal: ${portalUsers}`,
      ),
    );
  }
  const wrong = [
    ...(found.external === false ? ['not an external user'] : []),
    ...differs('SIP URI', found.sipUri, sipUri),
    ...differs('UCaaS username', found.ucaasName, ucaasName),
    ...callingDiffers(wanted, found),
  ];
  if (wrong.length > 0) return of(upn, notSo('user', `${wrong.join('; ')}.`, toEdit(entering)));
  const { unrestrictedInternationalCalling: calling } = found;
  const untoldOf = [
    ...(found.external === true
      ? []
      : [
          `whether it is an external user${typeof found.external === 'object' ? ` ("${found.external.unknown}")` : ''}`,
        ]),
    ...(found.sipUri === undefined ? ['the SIP URI'] : []),
    ...(found.ucaasName === undefined ? ['the UCaaS username'] : []),
    ...(wanted.unrestrictedInternationalCalling === undefined || typeof calling === 'boolean'
      ? []
      : [`whether international calling is restricted${calling === undefined ? '' : ` ("${calling.unknown}")`}`]),
  ];
  if (untoldOf.length > 0) {
    const text = `CCAIP doesn't tell in words that are known: ${untoldOf.join(', ')}.`;
    return of(
      upn,
      cantTell(
        'user',
        text,
        'look at the user in the portal; docs/verify.md has how to name the literals that CCAIP uses.',
      ),
    );
  }
  return of(upn, so('user', `external user, SIP URI ${sipUri}, UCaaS username ${ucaasName}.`));
};

/** SIP hosts and sign-in names have no case; the portal may show them in another. */
const differs = (name: string, stands: string | undefined, wanted: string): string[] =>
  stands === undefined || bareSipUri(stands) === bareSipUri(wanted)
    ? []
    : [`${name} ${stands === '' ? 'empty' : stands} instead of ${wanted}`];

const callingDiffers = ({ unrestrictedInternationalCalling: wanted }: ExternalUser, found: CcaipUser): string[] => {
  const stands = found.unrestrictedInternationalCalling;
  return wanted === undefined || typeof stands !== 'boolean' || stands === wanted
    ? []
    : [`Non-restricted international calling ${stands ? 'is set' : "isn't set"}`];
};

/** Rows of users.csv against CCAIP; one answer where its users can't be read. */
export const judgeUsers = (matched: Known<readonly Matched[]>, entering: Entering): Answer[] =>
  isKnown(matched) ? matched.value.map((one) => judgeUser(one, entering)) : [untold('user', matched)];

/** Who has used the link of the e-mail: whoever has signed in has. No API says it of the others. */
export const judgeActivation = (matched: Known<readonly Matched[]>, agents: Known<readonly CcaipAgent[]>): Answer[] => {
  if (!isKnown(matched)) return [];
  if (!isKnown(agents)) return [untold('activation', agents)];
  const logins = new Map(agents.value.map(({ email, last_login_time: at }) => [key(email), at ?? '']));
  const there = matched.value.flatMap(({ wanted, found }) =>
    found === undefined ? [] : [{ upn: wanted.upn, login: logins.get(key(found.email)) }],
  );
  if (there.length === 0) return [];
  const not = there.filter(({ login }) => login === undefined || login === '').map(({ upn }) => upn);
  if (not.length === 0)
    return [so('activation', `all ${there.length} of users.csv who are in CCAIP have signed in there.`)];
  return [
    cantTell(
      'activation',
      `${listing(not)} ${not.length === 1 ? 'has' : 'have'} never signed in to CCAIP, or ${not.length === 1 ? "isn't" : "aren't"} among its agents, so the link of the activation e-mail may not have been used.`,
      'ask them to use the link of the e-mail: it has no fixed expiry; the portal can send it again.',
    ),
  ];
};

/** External users whom no row names: calls are handed to them as well. */
export const judgeOthers = (users: Known<readonly CcaipUser[]>, matched: Known<readonly Matched[]>): Answer[] => {
  if (!isKnown(users) || !isKnown(matched)) return [];
  const known = new Set(matched.value.flatMap(({ found }) => (found === undefined ? [] : [key(found.email)])));
  const others = users.value.filter(
    ({ email, external, deactivatedAt }) => external === true && !deactivatedAt && !known.has(key(email)),
  );
  if (others.length === 0) return [];
  const text = `${others.length} external ${others.length === 1 ? 'user' : 'users'} of CCAIP ${others.length === 1 ? 'is' : 'are'} in no row of users.csv with ccaip: ${listing(others.map(({ email }) => email))}.`;
  return [cantTell('other users', text, 'add them to users.csv, or take the mark from them in the portal.')];
};
