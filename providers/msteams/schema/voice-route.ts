import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, names, printedByCode, value } from './declaration/fields.ts';
import { distinctNames, teamsName } from './name.ts';
import { netPattern } from './net-pattern.ts';

/** A voice route: which SBCs carry the numbers that match its pattern, for users whose policy has one of its usages. */
export const voiceRoute = describedKind({
  name: 'VoiceRoute',
  noun: 'voice route',
  one: 'a route',
  description:
    'A voice route: which SBCs carry the numbers that match its pattern, for users whose policy has one of its usages.',
  example: `const name = 'NL mobile';
new VoiceRoute('nl-mobile', {
  name,
  numberPattern: '^\\\\+316\\\\d{8}$',
  pstnUsages: ['National'],
  sbcs: ['sbc1.contoso.com'],
  trialOrder: ['NL geographic', name],
}, { provider });`,
  cmdletNoun: 'CsOnlineVoiceRoute',
  identity: 'name',
  waits: true,
  fields: {
    name: byCode(teamsName(), {
      description: 'Name of the route, and its identity in Teams. A change of case alone replaces nothing.',
      allowed: 'a name without blanks around it',
      replaces: true,
      teams: 'Identity',
      comparison: 'value',
    }),
    numberPattern: value(netPattern(), {
      description:
        'Regular expression, as .NET reads it, searched in the number after normalisation; anchor it with ^ and $.',
      allowed: 'a .NET regular expression',
      teams: 'NumberPattern',
    }),
    pstnUsages: names({
      description: 'PSTN usages the route belongs to. Without one, no call can choose it.',
      allowed: 'names of PSTN usages, each once',
      teams: 'OnlinePstnUsages',
    }),
    sbcs: names({
      description: 'FQDNs of the SBCs that carry its calls. Teams picks among the healthy ones at random.',
      allowed: "FQDNs of SBCs or of a carrier's derived trunks, each once",
      teams: 'OnlinePstnGatewayList',
    }),
    trialOrder: printedByCode(distinctNames(), z.number(), {
      description:
        "Routes of ours that share a usage with this one, itself included, in the order in which Teams tries them. Teams' Priority is derived from it; other people's routes are never renumbered.",
      allowed: "names of voice routes in order of trial, this route's own among them, each once",
      teams: 'Priority',
      comparison: 'names',
    }),
  },
  check: (route, refuse) => {
    if (!route.trialOrder.some((name) => name.toLowerCase() === route.name.toLowerCase())) {
      refuse(['trialOrder'], `"${route.name}" isn't in its own order of trial.`, {
        allowed: "this route's own name among those it is tried with",
        fix: 'add it where it is to be tried.',
      });
    }
  },
});

export type VoiceRouteArgs = z.output<typeof voiceRoute.args>;
