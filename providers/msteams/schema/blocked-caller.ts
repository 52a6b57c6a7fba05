import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, printedByCode, value } from './declaration/fields.ts';
import { printedText } from './declaration/printed.ts';
import { teamsName } from './name.ts';
import { netPattern } from './net-pattern.ts';
import { signInName } from './sign-in-name.ts';

const name = byCode(teamsName(), {
  description: 'Name of the pattern, and its identity in Teams. A change of case alone replaces nothing.',
  allowed: 'a name without blanks around it',
  replaces: true,
  teams: 'Identity',
  comparison: 'value',
});

const pattern = value(netPattern(), {
  description: "Regular expression, as .NET reads it, searched in the caller's number; begin it with ^\\+?.",
  allowed: 'a .NET regular expression',
  teams: 'Pattern',
});

const enabled = (what: string) =>
  value(z.boolean().default(true), { description: what, allowed: 'true or false', teams: 'Enabled' });

const details =
  "It holds for the whole tenant, up to 24 h after it was made, and only while the tenant blocks callers at all (Get-CsTenantBlockedCallingNumbers). The order of patterns means nothing. What a pattern takes isn't certain: published ones were seen to block nothing, so ask Test-CsInboundBlockedNumberPattern for +31… and 31….";

/** A blocked caller pattern: calls from numbers that it takes are refused, or sent to a resource account. */
export const blockedCaller = describedKind({
  name: 'BlockedCaller',
  noun: 'blocked caller pattern',
  one: 'a pattern',
  description: 'A blocked caller pattern: calls from numbers that it takes are refused, or sent to a resource account.',
  details: `${details} A pattern that takes the number that CCAIP shows silences every call that it hands over.`,
  example:
    "new BlockedCaller('robots', { name: 'Robots', pattern: '^\\\\+?31900\\\\d+$', redirectTo: 'reception@contoso.com' }, { provider });",
  cmdletNoun: 'CsInboundBlockedNumberPattern',
  identity: 'name',
  fields: {
    name,
    pattern,
    enabled: enabled('Whether it blocks. False keeps it for later.'),
    redirectTo: printedByCode(signInName().optional(), printedText, {
      description:
        'Sign-in name of the resource account that takes these calls instead of a refusal; its object id is looked up.',
      allowed: 'the sign-in name of a resource account',
      teams: 'ResourceAccount',
      comparison: 'value',
    }),
  },
});

export type BlockedCallerArgs = z.output<typeof blockedCaller.args>;

/** An exemption from blocked caller patterns: calls from numbers that it takes are let through. */
export const blockedCallerExemption = describedKind({
  name: 'BlockedCallerExemption',
  noun: 'blocked caller exemption',
  one: 'an exemption',
  description: 'An exemption from blocked caller patterns: calls from numbers that it takes are let through.',
  details,
  example: "new BlockedCallerExemption('office', { name: 'Office', pattern: '^\\\\+?31205552000$' }, { provider });",
  cmdletNoun: 'CsInboundExemptNumberPattern',
  identity: 'name',
  fields: { name, pattern, enabled: enabled('Whether it exempts. False keeps it for later.') },
});

export type BlockedCallerExemptionArgs = z.output<typeof blockedCallerExemption.args>;
