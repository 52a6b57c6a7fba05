import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { value } from './declaration/fields.ts';
import { limits } from './limits.ts';
import { policyName } from './policy-name.ts';

const trueOrFalse = 'true or false';

/** A field of its own switch; what is left out New takes from Global, and `unset` is what Global is in a new tenant. */
const allowed = <const Parameter extends string>(description: string, teams: Parameter, unset: boolean) =>
  value(z.boolean().optional(), { description, allowed: trueOrFalse, teams, leftAlone: { unset } });

const choice = <const Values extends readonly [string, ...string[]], const Parameter extends string>(
  values: Values,
  description: string,
  teams: Parameter,
  unset: Values[number],
) => value(z.enum(values).optional(), { description, allowed: values.join(', '), teams, leftAlone: { unset } });

const popoutPath = z
  .url({ protocol: /^https$/ })
  .max(limits.popoutPath.max)
  .optional()
  .meta({ examples: ['https://crm.contoso.com/?caller={phone}'] });

/** A calling policy: who or what answers the calls of its users, and what they may do with them. */
export const callingPolicy = describedKind({
  name: 'CallingPolicy',
  noun: 'calling policy',
  one: 'a policy',
  description: 'A calling policy: who or what answers the calls of its users, and what they may do with them.',
  details:
    "What is left out is as the tenant's Global policy has it on the day on which the policy is made, and stays as it is; what is asked no more goes back to what Global is in a new tenant. Settings that trunkline doesn't know are left as they are.",
  example:
    "new CallingPolicy('agents', { name: 'CC agents', voicemail: 'AlwaysDisabled', busyOnBusy: 'Enabled', forwardingToUser: false, forwardingToPhone: false }, { provider });",
  cmdletNoun: 'CsTeamsCallingPolicy',
  identity: 'name',
  isPolicy: true,
  fields: {
    name: policyName,
    privateCalling: allowed('Whether users can call at all. False turns all calling off.', 'AllowPrivateCalling', true),
    webCalling: allowed('Whether users may call the network from a browser.', 'AllowWebPSTNCalling', true),
    voicemail: choice(
      ['AlwaysEnabled', 'AlwaysDisabled', 'UserOverride'],
      'Whether voicemail answers: after 30 seconds whatever the user set (AlwaysEnabled), never (AlwaysDisabled), or as the user set it (UserOverride).',
      'AllowVoicemail',
      'UserOverride',
    ),
    busyOnBusy: choice(
      ['Enabled', 'Unanswered', 'Disabled', 'UserOverride'],
      "A second call: gets a busy signal (Enabled), goes where the user's unanswered calls go (Unanswered), rings (Disabled), or as the user set it (UserOverride).",
      'BusyOnBusyEnabledType',
      'Disabled',
    ),
    inboundTreatment: choice(
      ['RegularIncoming', 'Unanswered', 'Voicemail', 'UserOverride'],
      "Calls from the network: ring (RegularIncoming, and UserOverride so far), or never ring and go at once where the user's unanswered calls go (Unanswered) or to voicemail (Voicemail).",
      'InboundPstnCallRoutingTreatment',
      'RegularIncoming',
    ),
    forwardingToUser: allowed(
      'Whether users may forward calls to, or let ring with them, other users.',
      'AllowCallForwardingToUser',
      true,
    ),
    forwardingToPhone: allowed(
      'Whether users may forward calls to, or let ring with them, any phone number.',
      'AllowCallForwardingToPhone',
      true,
    ),
    callGroups: allowed('Whether users may send their calls to call groups.', 'AllowCallGroups', true),
    delegation: allowed('Whether users may have delegates, who answer and call for them.', 'AllowDelegation', true),
    spamFiltering: choice(
      ['Enabled', 'Disabled'],
      'Whether calls that look like spam are labelled so.',
      'SpamFilteringEnabledType',
      'Enabled',
    ),
    preventTollBypass: allowed(
      'Whether calls between users go out to the network, for location-based routing with Direct Routing alone.',
      'PreventTollBypass',
      false,
    ),
    popout: choice(
      ['Enabled', 'Disabled'],
      'Whether a call from the network opens the page of popoutPath in the browser, such as the CRM on the caller.',
      'PopoutForIncomingPstnCalls',
      'Disabled',
    ),
    popoutPath: value(popoutPath, {
      description: 'Page that popout opens; `{phone}` in it becomes the number of the caller.',
      allowed: `an https URL of at most ${limits.popoutPath.max} characters`,
      teams: 'PopoutAppPathForIncomingPstnCalls',
      leftAlone: { unset: null },
    }),
  },
  check: (asked, refuse) => {
    if (asked.popout === 'Enabled' && asked.popoutPath === undefined) {
      refuse(['popout'], 'popout opens a page, and none is named.', {
        allowed: 'popout with popoutPath',
        fix: 'add popoutPath, or remove popout.',
      });
    }
  },
});

export type CallingPolicyArgs = z.output<typeof callingPolicy.args>;
