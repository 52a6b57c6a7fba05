import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { coded, printedByCode, value } from './declaration/fields.ts';
import { printedText } from './declaration/printed.ts';
import { policyName } from './policy-name.ts';
import { signInName } from './sign-in-name.ts';

const trueOrFalse = 'true or false';

/** What the called person sees, and Teams' word for it. */
const shown = { ownNumber: 'LineUri', anonymous: 'Anonymous', resource: 'Resource' } as const;

type Shown = keyof typeof shown;

const choices = Object.keys(shown) as [Shown, ...Shown[]];

/** A value that nobody here knows stays as Teams prints it. */
const wordOf = (printed: string): Shown =>
  choices.find((word) => shown[word].toLowerCase() === printed.toLowerCase()) ?? (printed as Shown);

const show = z.enum(choices, {
  error: ({ input }) =>
    /^service$/i.test(String(input)) ? '"Service" is dead: Teams takes no number of a service any more.' : undefined,
});

/** A caller ID policy: the number and the name that people see whom its users call. */
export const callerIdPolicy = describedKind({
  name: 'CallerIdPolicy',
  noun: 'caller ID policy',
  one: 'a policy',
  description: 'A caller ID policy: the number and the name that people see whom its users call.',
  details:
    "The number of a resource account is looked up before anything is written: without one the policy would show nothing. SBCs' translation rules may rewrite what is shown.",
  example:
    "new CallerIdPolicy('reception', { name: 'Reception', show: 'resource', account: 'reception@contoso.com', companyName: 'Contoso' }, { provider });",
  cmdletNoun: 'CsCallingLineIdentity',
  identity: 'name',
  isPolicy: true,
  fields: {
    name: policyName,
    show: coded(show.default('ownNumber'), {
      description:
        "What the called person sees: the user's own number (ownNumber), no number (anonymous), or that of a resource account (resource), such as an auto attendant's.",
      allowed: `${choices.join(', ')}; Service is dead`,
      teams: 'CallingIDSubstitute',
      comparison: 'value',
      printed: z.string().nullish(),
      write: (asked) => shown[asked] ?? asked,
      read: (printed) => wordOf(printed ?? shown.ownNumber),
    }),
    account: printedByCode(signInName().optional(), printedText, {
      description:
        'Sign-in name of the resource account whose number is shown. It must hold one; its object id is looked up.',
      allowed: 'the sign-in name of a resource account, with show: resource',
      teams: 'ResourceAccount',
      comparison: 'value',
    }),
    companyName: value(z.string().min(1).optional(), {
      description: 'Name that the called person sees (calling party name), as far as carriers pass it on.',
      allowed: 'text',
      teams: 'CompanyName',
    }),
    userOverride: value(z.boolean().default(false), {
      description: 'Whether users may hide the number themselves. It wins over all but show: anonymous.',
      allowed: trueOrFalse,
      teams: 'EnableUserOverride',
    }),
    hideCallers: value(z.boolean().default(false), {
      description: 'Whether callers from the network look anonymous to the users.',
      allowed: trueOrFalse,
      teams: 'BlockIncomingPstnCallerID',
    }),
  },
  check: (asked, refuse) => {
    if (asked.show === 'resource' && asked.account === undefined) {
      refuse(['show'], 'show: resource shows the number of an account, and none is named.', {
        allowed: 'an account beside show: resource',
        fix: 'add account, or show another number.',
      });
    }
    if (asked.show !== 'resource' && asked.account !== undefined) {
      refuse(['account'], `the number of ${asked.account} isn't shown with show: ${asked.show}.`, {
        allowed: 'an account with show: resource alone',
        fix: 'write show: resource, or remove account.',
      });
    }
  },
});

export type CallerIdPolicyArgs = z.output<typeof callerIdPolicy.args>;
