import { bareSipUri } from '../../kit/bare-sip-uri.ts';
import type { Flag } from '../flag.ts';
import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';
import type { CcaipUser } from '../users.ts';
import type { NewUser, PersonChange } from './change.ts';

/** One thing that isn't as asked, or that CCAIP doesn't tell. */
export interface Gap {
  readonly about: 'external' | 'sipUri' | 'ucaasName' | 'calling' | 'other';
  readonly text: string;
  /** Whether it is so can't be told. */
  readonly untold?: true;
}

/** What of a change isn't so. Somebody who isn't in CCAIP has nothing to clear, and nothing to be deactivated. */
export const gapsOf = (change: PersonChange, user: CcaipUser | undefined, literals: Literals): Gap[] => {
  if (user === undefined) {
    const isNothing = change.external === 'clear' || (change.external === undefined && change.status === 'Inactive');
    return isNothing ? [] : [{ about: 'other', text: 'no user of CCAIP has this e-mail address.' }];
  }
  return [...externalGaps(change.external, user, literals), ...callingGaps(change, user), ...statusGaps(change, user)];
};

const untoldText = (what: string, literal: keyof Literals): string =>
  `CCAIP doesn't tell ${what}: ${literal} of TRUNKLINE_CCAIP_LITERALS names the column`;

const untoldFlag = (what: string, flag: Flag | undefined, literal: keyof Literals): string =>
  typeof flag === 'object'
    ? `CCAIP doesn't tell ${what} ("${flag.unknown}"): yes or no of TRUNKLINE_CCAIP_LITERALS says which it is`
    : untoldText(what, literal);

const externalGaps = (asked: PersonChange['external'], user: CcaipUser, literals: Literals): Gap[] => {
  if (asked === undefined) return [];
  const fields =
    asked === 'clear'
      ? [...textGap('sipUri', user.sipUri, ''), ...textGap('ucaasName', user.ucaasName, '')]
      : [...textGap('sipUri', user.sipUri, asked.sipUri), ...textGap('ucaasName', user.ucaasName, asked.ucaasName)];
  return [...markGap(asked !== 'clear', user, literals), ...fields];
};

const markGap = (asked: boolean, { external, said }: CcaipUser, literals: Literals): Gap[] => {
  if (external === asked) return [];
  if (typeof external === 'boolean') {
    return [{ about: 'external', text: asked ? 'not an external user' : 'still an external user' }];
  }
  // In the bulk file of a tenant it was empty for who isn't one (OBS).
  const isEmpty = external === undefined && literals.external.some((name) => said?.get(plain(name)) === '');
  if (isEmpty) return asked ? [{ about: 'external', text: 'not an external user' }] : [];
  return [
    { about: 'external', untold: true, text: untoldFlag('whether it is an external user', external, 'external') },
  ];
};

const names = { sipUri: 'External SIP URI', ucaasName: 'UCaaS username' } as const;

/** Case doesn't count: neither in a host nor in a sign-in name, and CCAIP may show them in another. */
const textGap = (about: keyof typeof names, stands: string | undefined, asked: string): Gap[] => {
  if (stands === undefined) return [{ about, untold: true, text: untoldText(`the ${names[about]}`, about) }];
  if (bareSipUri(stands) === bareSipUri(asked)) return [];
  const text = `${names[about]} ${stands === '' ? 'is empty' : `is ${stands}`} instead of ${asked === '' ? 'empty' : asked}`;
  return [{ about, text }];
};

const callingGaps = ({ unrestrictedInternationalCalling: asked }: PersonChange, user: CcaipUser): Gap[] => {
  const stands = user.unrestrictedInternationalCalling;
  if (asked === undefined || stands === asked) return [];
  return typeof stands === 'boolean'
    ? [{ about: 'calling', text: `international calling is ${stands ? 'unrestricted' : 'restricted'}` }]
    : [
        {
          about: 'calling',
          untold: true,
          text: untoldFlag('whether international calling is restricted', stands, 'calling'),
        },
      ];
};

const statusGaps = ({ status }: PersonChange, { deactivatedAt }: CcaipUser): Gap[] => {
  if (status === undefined) return [];
  if (deactivatedAt === undefined) {
    return [{ about: 'other', untold: true, text: untoldText('whether the user is active', 'deactivatedAt') }];
  }
  if ((deactivatedAt === '') === (status === 'Active')) return [];
  return [{ about: 'other', text: status === 'Active' ? 'deactivated' : 'still active' }];
};

/** What a user who was made has not got of what was asked. */
export const newUserGaps = (asked: NewUser, user: CcaipUser): Gap[] => {
  const has = (list: readonly string[], name: string) => list.some((one) => plain(one) === plain(name));
  const missing = (kind: string, wanted: readonly string[], got: readonly string[] | undefined): string[] =>
    got === undefined ? [] : wanted.filter((name) => !has(got, name)).map((name) => `${kind} "${name}" isn't there`);
  const location = asked.location ?? '';
  const isElsewhere = location !== '' && user.location !== undefined && plain(user.location) !== plain(location);
  return [
    ...missing('role', asked.roles, user.roles),
    ...missing('team', asked.teams, user.teams),
    ...(isElsewhere ? [`location is ${user.location || 'empty'} instead of ${location}`] : []),
  ].map((text) => ({ about: 'other', text }));
};
