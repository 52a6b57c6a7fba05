import { z } from 'zod';
import { field } from './field.ts';
import { markedFields } from './marked-fields.ts';
import { distinctNames, teamsName } from './name.ts';
import { netPattern } from './net-pattern.ts';
import { cmdletPage } from './page.ts';

const page = cmdletPage('New-CsOnlineVoiceRoute');

/** A voice route: which SBCs carry the numbers that match its pattern, for users whose policy has one of its usages. */
const shape = z.strictObject({
  name: field(teamsName(), {
    description: 'Name of the route, and its identity in Teams. A change of case alone replaces nothing.',
    allowed: 'a name without blanks around it',
    replaces: true,
    teams: 'Identity',
    page,
  }),
  numberPattern: field(netPattern(), {
    description:
      'Regular expression, as .NET reads it, searched in the number after normalisation; anchor it with ^ and $.',
    allowed: 'a .NET regular expression',
    teams: 'NumberPattern',
    page,
  }),
  pstnUsages: field(distinctNames(), {
    description: 'PSTN usages the route belongs to. Without one, no call can choose it.',
    allowed: 'names of PSTN usages, each once',
    teams: 'OnlinePstnUsages',
    page,
  }),
  sbcs: field(distinctNames(), {
    description: 'FQDNs of the SBCs that carry its calls. Teams picks among the healthy ones at random.',
    allowed: "FQDNs of SBCs or of a carrier's derived trunks, each once",
    teams: 'OnlinePstnGatewayList',
    page,
  }),
  trialOrder: field(distinctNames(), {
    description:
      "Routes of ours that share a usage with this one, itself included, in the order in which Teams tries them. Teams' Priority is derived from it.",
    allowed: "names of voice routes in order of trial, this route's own among them, each once",
    teams: 'Priority',
    page,
  }),
  ...markedFields('a route', page),
});

export const voiceRouteArgs = shape.superRefine((route, context) => {
  if (!route.trialOrder.some((name) => name.toLowerCase() === route.name.toLowerCase())) {
    context.addIssue({
      code: 'custom',
      path: ['trialOrder'],
      message: `"${route.name}" isn't in its own order of trial.`,
      params: { allowed: "this route's own name among those it is tried with", fix: 'add it where it is to be tried.' },
    });
  }
});

/** What Teams reports of the route; `trialOrder` is the asked one as long as the tenant's order agrees with it. */
export const voiceRouteState = shape.omit({ adopt: true });

export type VoiceRouteArgs = z.output<typeof voiceRouteArgs>;
export type VoiceRouteState = z.output<typeof voiceRouteState>;
