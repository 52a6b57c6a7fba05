import type { CcaipUser } from '../../providers/ccaip/users.ts';
import { bareSipUri } from '../../providers/kit/bare-sip-uri.ts';
import { externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isKnown } from '../known.ts';
import type { Matched } from '../verify/ccaip-users.ts';
import { judgeQueue } from '../verify/judge-queue.ts';
import { type Change, changed, type Difference, otherwise } from './difference.ts';
import type { CcaipFacts } from './facts.ts';

/** CCAIP's external users and queues beside the files. */
export const ccaipThatDiffers = (
  tenant: Tenant,
  { queues }: Pick<CcaipFacts, 'queues'>,
  of: { readonly users: readonly CcaipUser[]; readonly matched: readonly Matched[] },
): Difference[] => [
  ...externalUsers(tenant, of.matched),
  ...others(tenant, of),
  ...(queues === undefined || !isKnown(queues)
    ? []
    : tenant.queues.flatMap((wanted): Difference[] => {
        const judged = judgeQueue(wanted, queues.value, { value: of.matched }, tenant.ucaas.multicastLimit);
        if (judged.standing === 'so') return [];
        return [
          {
            about: 'queue',
            name: wanted.name,
            is: 'otherwise',
            changes: [],
            text: `queue ${judged.text}`,
            ...(judged.fix !== undefined && { fix: judged.fix }),
            ...(judged.standing === "can't tell" && { isOnlyTold: true }),
          },
        ];
      })),
];

/**
 * By the API `up` sets them. Where a person does, in the portal or by a file, they have drifted once the tenant file says that CCAIP is
 * linked, and of users that are entered one by one those that it says are entered; the others are still to be entered.
 */
const externalUsers = (tenant: Tenant, matched: readonly Matched[]): Difference[] => {
  const { externalUsers: entering, linked } = tenant.ucaas;
  const entered = new Set((tenant.entered ?? []).map(({ upn }) => upn.toLowerCase()));
  const isSet = ({ wanted: { upn } }: Matched): boolean =>
    entering?.by === 'api' || (linked !== undefined && (entering?.by === 'csv' || entered.has(upn.toLowerCase())));
  const toEnter = matched.filter((one) => !isSet(one) && externalUser(tenant, one).length > 0).length;
  return [
    ...matched.filter(isSet).flatMap((one) => externalUser(tenant, one)),
    ...(toEnter === 0
      ? []
      : [
          {
            about: 'external user' as const,
            name: 'to be entered',
            is: 'missing' as const,
            changes: [],
            text: `${toEnter} of ${matched.length} external users are still to be entered in CCAIP: npm run verify -- ${tenant.name} tells of each.`,
            isOnlyTold: true as const,
          },
        ]),
  ];
};

const externalUser = (tenant: Tenant, { wanted, found }: Matched): Difference[] => {
  const { upn, email, sipUri, ucaasName, unrestrictedInternationalCalling: calling } = wanted;
  const fix = fixFor(tenant);
  if (found === undefined) {
    const text = `${upn} isn't in CCAIP: no user has the e-mail address ${email}.`;
    return [{ about: 'external user', name: upn, is: 'missing', changes: [], text, fix }];
  }
  return otherwise('external user', upn, {
    called: `${upn} in CCAIP`,
    changes: [
      ...(found.deactivatedAt ? [{ field: 'active', file: 'yes', tenant: `no, since ${found.deactivatedAt}` }] : []),
      ...flag('External UCaaS user', true, found.external),
      ...text('SIP URI', sipUri, found.sipUri),
      ...text('UCaaS username', ucaasName, found.ucaasName),
      ...(calling === undefined
        ? []
        : flag('Non-restricted international calling', calling, found.unrestrictedInternationalCalling)),
    ],
    fix,
  });
};

/** Before an `up` has a difference to carry out, a refresh has to see what somebody else changed. */
const fixFor = ({ name, ucaas }: Tenant): string => {
  const by = ucaas.externalUsers?.by;
  if (by === 'api') return `npm run pulumi -- refresh -s ${name}, then up.`;
  if (by === 'csv') return `npm run ccaip-csv -- ${name}, and upload the file in the portal.`;
  return 'edit the user in the portal.';
};

/** What isn't told, or not in words that are known, is no difference: it is a failure (`untoldUsers`). */
const flag = (field: string, file: boolean, stands: CcaipUser['external']): Change[] =>
  typeof stands === 'boolean' ? changed(field, yes(file), yes(stands)) : [];

const yes = (is: boolean): string => (is ? 'yes' : 'no');

const text = (field: string, file: string, stands: string | undefined): Change[] =>
  stands === undefined || bareSipUri(stands) === bareSipUri(file) ? [] : changed(field, file, stands);

/** Of whom CCAIP doesn't tell, in words that are known, what the file says of them. */
export const untoldUsers = (matched: readonly Matched[]): string[] =>
  matched.flatMap(({ wanted, found }) => {
    if (found === undefined) return [];
    const { external, sipUri, ucaasName, unrestrictedInternationalCalling: calling } = found;
    const isTold =
      typeof external === 'boolean' &&
      sipUri !== undefined &&
      ucaasName !== undefined &&
      (wanted.unrestrictedInternationalCalling === undefined || typeof calling === 'boolean');
    return isTold ? [] : [wanted.upn];
  });

/** Calls are handed to them as well. Where a person enters users the file isn't the authority. */
const others = (
  tenant: Tenant,
  { users, matched }: { readonly users: readonly CcaipUser[]; readonly matched: readonly Matched[] },
): Difference[] => {
  const known = new Set([
    ...matched.flatMap(({ found }) => (found === undefined ? [] : [found.email.toLowerCase()])),
    ...externalUsersOf(tenant).map(({ email }) => email.toLowerCase()),
  ]);
  return users
    .filter(
      ({ email, external, deactivatedAt }) => external === true && !deactivatedAt && !known.has(email.toLowerCase()),
    )
    .map(
      ({ email, sipUri }): Difference => ({
        about: 'external user',
        name: email,
        is: 'foreign',
        changes: [],
        text: `${email} is an external user of CCAIP (SIP URI ${sipUri || 'none'}) and in no row of users.csv with ccaip.`,
        fix: 'add them to users.csv, or take the mark from them in the portal.',
        ...(tenant.ucaas.externalUsers === undefined && { isOnlyTold: true }),
      }),
    );
};
