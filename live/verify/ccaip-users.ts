import type { CcaipAgent } from '../../providers/ccaip/manager.ts';
import type { CcaipUser } from '../../providers/ccaip/users.ts';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import { listing } from '../../tenant/listing.ts';
import { portalUsers } from '../../tenant/portal-users.ts';
import { type Answer, cantTell, notSo, of, so } from './answer.ts';
import { isKnown, type Known, untold } from './known.ts';
import type { Person } from './people.ts';

/** A row of users.csv, and the user of CCAIP with its e-mail address. */
export interface Matched {
  readonly wanted: EnteredUser;
  readonly found: CcaipUser | undefined;
}

const key = (text: string): string => text.toLowerCase();

/** By sign-in name, the one to come or the old one, then by Entra's mail address. */
export const matchUsers = (
  wanted: readonly EnteredUser[],
  users: readonly CcaipUser[],
  people: Known<ReadonlyMap<string, Person>>,
): Matched[] => {
  const byEmail = new Map(users.map((one) => [key(one.email), one]));
  return wanted.map((one) => {
    const mail = isKnown(people) ? people.value.get(one.upn)?.mail : undefined;
    const names = [one.ucaasName, one.upn, ...(mail === undefined ? [] : [mail])];
    const [found] = names.flatMap((name) => byEmail.get(key(name)) ?? []);
    return { wanted: one, found };
  });
};

const editUser = `in the portal: ${portalUsers}, edit the user, check "External UCaaS user", fill in both fields, Update`;

/** What stands in CCAIP for one person against what should. */
const judgeUser = ({ wanted, found }: Matched): Answer => {
  const { upn, sipUri, ucaasName } = wanted;
  if (found === undefined) {
    return of(
      upn,
      notSo(
        'user',
        'no user of CCAIP has this e-mail address.',
        `in the portal: ${portalUsers}, +Add a User, SIP URI ${sipUri}, UCaaS username ${ucaasName}`,
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
  ];
  if (wrong.length > 0) return of(upn, notSo('user', `${wrong.join('; ')}.`, editUser));
  const untoldOf = [
    ...(found.external === true
      ? []
      : [
          `whether it is an external user${typeof found.external === 'object' ? ` ("${found.external.unknown}")` : ''}`,
        ]),
    ...(found.sipUri === undefined ? ['the SIP URI'] : []),
    ...(found.ucaasName === undefined ? ['the UCaaS username'] : []),
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
  stands === undefined || key(stands) === key(wanted)
    ? []
    : [`${name} ${stands === '' ? 'empty' : stands} instead of ${wanted}`];

/** Rows of users.csv against CCAIP; one answer where its users can't be read. */
export const judgeUsers = (matched: Known<readonly Matched[]>): Answer[] =>
  isKnown(matched) ? matched.value.map(judgeUser) : [untold('user', matched)];

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
