import type { CallingPolicy, OwnSettings } from './config.ts';
import { whoAnswers } from './who-answers.ts';

type Target = NonNullable<OwnSettings['unanswered']>['to'];

const targetText = (to: Target, target?: string): string =>
  ({
    voicemail: 'voicemail',
    one: target ?? 'another phone',
    delegates: 'their delegates',
    group: 'their call group',
    nowhere: 'nowhere',
  })[to];

const isKnown = (voicemail: CallingPolicy['voicemail']): boolean =>
  voicemail === 'AlwaysEnabled' || voicemail === 'UserOverride';

/** Whether the policy lets a user's setting count that sends calls there. */
const isAllowed = (policy: CallingPolicy, to: Target): boolean | undefined => {
  if (to === 'voicemail') return policy.voicemail === 'AlwaysDisabled' ? false : isKnown(policy.voicemail) || undefined;
  if (to === 'delegates') return policy.delegation;
  if (to === 'group') return policy.callGroups;
  if (to === 'nowhere') return true;
  const [user, phone] = [policy.forwardingToUser, policy.forwardingToPhone];
  return user === false && phone === false ? false : user === true && phone === true ? true : undefined;
};

const unlessAllowed = (policy: CallingPolicy, to: Target): string => {
  const allowed = isAllowed(policy, to);
  if (allowed === true) return '';
  return allowed === false ? ", which the policy doesn't allow" : ', if the policy allows it';
};

/** Whether a user's own settings matter: the policy leaves something to them, or isn't known as a whole. */
export const leavesToUser = (policy: CallingPolicy | undefined): boolean => {
  if (policy === undefined) return true;
  const answering = whoAnswers(policy);
  if (answering.kind !== 'rings') return false;
  const { others, unknown, unread } = answering;
  return (
    others.some(({ by }) => by === 'user') || unknown.length + unread.length > 0 || policy.busyOnBusy === 'UserOverride'
  );
};

/** What a user's own settings do to a call, in a sentence; empty where the policy leaves nothing to them. */
export const ownText = (user: string, own: OwnSettings, policy: CallingPolicy | undefined): string => {
  if (!leavesToUser(policy)) return '';
  const known: CallingPolicy = policy ?? { name: '' };
  const { forwards, unanswered, secondCall } = own;
  const second =
    known.busyOnBusy !== 'UserOverride'
      ? []
      : secondCall === undefined
        ? ["of a second call it can't be told (the module is older than 8.0.0)"]
        : [secondText(secondCall, unanswered)];
  const parts = [
    ...(forwards === undefined
      ? []
      : [
          `calls ${forwards.how === 'at once' ? 'go at once to' : 'ring at the same time at'} ${targetText(forwards.to, forwards.target)}${unlessAllowed(known, forwards.to)}`,
        ]),
    unanswered === undefined
      ? 'calls that nobody takes end'
      : `calls that nobody takes go${unanswered.afterSeconds === undefined ? '' : ` after ${unanswered.afterSeconds} s`} to ${targetText(unanswered.to, unanswered.target)}${unlessAllowed(known, unanswered.to)}`,
    ...second,
  ];
  return ` ${user}'s own settings: ${parts.join('; ')}.`;
};

const secondText = (
  secondCall: NonNullable<OwnSettings['secondCall']>,
  unanswered: OwnSettings['unanswered'],
): string => {
  if (secondCall === 'busy signal') return 'a second call gets a busy signal';
  if (secondCall === 'rings') return 'a second call rings';
  if (secondCall === 'not set') return 'of a second call nothing is set';
  return `a second call goes ${unanswered === undefined ? 'where calls go that nobody takes' : `to ${targetText(unanswered.to, unanswered.target)}`}`;
};
