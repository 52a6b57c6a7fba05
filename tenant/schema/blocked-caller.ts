import {
  blockedCaller as declared,
  blockedCallerExemption as declaredExemption,
} from '../../providers/msteams/schema/blocked-caller.ts';
import { userPrincipalName } from '../users/user-principal-name.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { settingsOf } from './settings-of.ts';
import { text } from './text.ts';

const pattern = text().meta({
  description:
    "Regular expression over the caller's number, in single quotes; begin it with ^\\+?, since Teams may hold it against +31… or 31…. What it takes isn't certain: ask Test-CsInboundBlockedNumberPattern. @teams Pattern",
  examples: ['^\\+?31900\\d+$'],
});

/** A blocked caller pattern: calls from numbers that it takes are refused, or sent to a resource account. */
export const blockedCaller = block({
  ...settingsOf('BlockedCaller', declared.fields, ['name', 'pattern', 'redirectTo', 'description', 'adopt']),
  pattern,
  redirectTo: userPrincipalName.optional().meta({
    description:
      'Sign-in name of the resource account that takes these calls instead of a refusal. @teams ResourceAccount',
    examples: ['reception@contoso.com'],
  }),
  description: description({ marked: true }),
  adopt: adopt(),
}).meta({
  description: 'A blocked caller pattern: calls from numbers that it takes are refused, or sent to a resource account.',
  examples: ["{ pattern: '^\\+?31900\\d+$', redirectTo: reception@contoso.com }"],
});

/** An exemption from blocked caller patterns. */
export const blockedCallerExemption = block({
  ...settingsOf('BlockedCallerExemption', declaredExemption.fields, ['name', 'pattern', 'description', 'adopt']),
  pattern,
  description: description({ marked: true }),
  adopt: adopt(),
}).meta({
  description: 'An exemption from blocked caller patterns: calls from numbers that it takes are let through.',
  examples: ["{ pattern: '^\\+?31205552000$' }"],
});
