import { nameKey, type Voice } from './compile.ts';
import type { CallerIdPolicy, VoiceUser } from './config.ts';
import type { Caller, Doubt } from './trace.ts';

/** What of a policy decides who is shown as the caller, and to whom. */
export const shownPart = ({
  name,
  show,
  account,
  companyName,
  userOverride,
  hideCallers,
}: CallerIdPolicy): CallerIdPolicy => ({
  name,
  show,
  ...(show === 'resource' && account !== undefined && { account }),
  ...(companyName !== undefined && { companyName }),
  userOverride,
  hideCallers,
});

/** The policy that holds for a user, where its settings are known. */
export const callerIdPolicyOf = ({ config }: Voice, { callerIdPolicy = 'Global' }: VoiceUser) =>
  config.callerIdPolicies?.find(({ name }) => nameKey(name) === nameKey(callerIdPolicy));

/** Who is shown where neither the user has a caller ID policy nor the tenant is known to have any. */
const isSilent = ({ config }: Voice, user: VoiceUser): boolean =>
  user.callerIdPolicy === undefined && config.callerIdPolicies === undefined;

/**
 * The number and the name that people see whom the user calls, before an SBC's translation rules; undefined where nothing is
 * known of caller ID policies: then it is the user's own number, as in a new tenant.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoftteams/new-cscallinglineidentity
 */
export const callerOf = (voice: Voice, user: VoiceUser): Caller | undefined => {
  if (isSilent(voice, user)) return undefined;
  const policy = callerIdPolicyOf(voice, user);
  const own = user.number === undefined ? {} : { number: user.number };
  if (policy === undefined) {
    const name = user.callerIdPolicy ?? 'Global';
    return nameKey(name) === 'global'
      ? { policy: name, shows: 'ownNumber', isAssumed: true, ...own }
      : { policy: name, shows: 'not known' };
  }
  const { name, show, account, companyName, userOverride } = policy;
  const held = account === undefined ? undefined : voice.users.get(nameKey(account))?.user.number;
  return {
    policy: name,
    shows: show,
    ...(account !== undefined && { account }),
    ...(show === 'ownNumber' ? own : {}),
    ...(show === 'resource' && held !== undefined && { number: held }),
    ...(companyName !== undefined && { companyName }),
    // Who shows no number anyway has nothing to hide.
    ...(userOverride && show !== 'anonymous' && { mayHide: true as const }),
  };
};

/** What of it isn't certain. */
export const doubtCaller = (caller: Caller, user: VoiceUser, isEmergency: () => boolean, doubts: Doubt[]): void => {
  const { policy, shows, account, number, mayHide, isAssumed } = caller;
  const { name, callerIdGroup: group } = user;
  const isTold = doubts.some((doubt) => doubt.kind === 'group member' && doubt.group === group);
  if (group !== undefined && !isTold) doubts.push({ kind: 'group member', group });
  if (shows === 'not known' || isAssumed) doubts.push({ kind: 'caller ID policy', policy });
  if (shows === 'resource' && number === undefined) doubts.push({ kind: 'number of account', account: account ?? '' });
  if (mayHide) doubts.push({ kind: 'hidden number', user: name, policy });
  if (shows !== 'ownNumber' && isEmergency()) doubts.push({ kind: 'emergency caller', policy });
};

/** Why it isn't certain who is shown, in half a sentence; nothing if it is. */
export const callerReason = (doubts: readonly Doubt[]): string | undefined =>
  doubts.flatMap((doubt) => {
    switch (doubt.kind) {
      case 'caller ID policy':
        return [`the files don't hold caller ID policy "${doubt.policy}"`];
      case 'number of account':
        return [`the files don't say which number ${doubt.account} holds`];
      case 'hidden number':
        return [`caller ID policy "${doubt.policy}" lets users hide the number`];
      case 'group member':
        return [`whether they are in group "${doubt.group}" isn't known`];
      case 'emergency caller':
        return [`whether caller ID policy "${doubt.policy}" counts for emergency calls isn't published`];
      default:
        return [];
    }
  })[0];

/** Who is shown, in words that a person would say; nothing where it isn't known, or is the user's own number and no more. */
export const callerText = (caller: Caller): string | undefined => {
  const { policy, shows, companyName } = caller;
  if (shows === 'not known' || (shows === 'ownNumber' && companyName === undefined)) return undefined;
  return `${shownText(caller)}, by caller ID policy "${policy}"`;
};

/** The same without the policy, also where it is the own number: `own` stands for one that isn't known. */
export const shownText = ({ policy, shows, account, number, companyName }: Caller, own = 'no number'): string => {
  const name = companyName === undefined ? '' : `, with the name ${companyName}`;
  switch (shows) {
    case 'anonymous':
      return `no number${name}`;
    case 'resource':
      return `${number === undefined ? '' : `${number}, `}the number of ${account}${name}`;
    case 'not known':
      return `what caller ID policy "${policy}" says`;
    default:
      return `${number ?? own}${name}`;
  }
};
