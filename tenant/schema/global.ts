import { z } from 'zod';
import { callingPolicy as declared } from '../../providers/msteams/schema/calling-policy.ts';
import type { Wording } from '../problem.ts';
import { block } from './block.ts';
import { settingsOf } from './settings-of.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const fields = block({
  reason: text().meta({
    description: "Why the tenant's Global policies are written: they hold for everybody who has no other.",
    examples: ['everybody may call emergency numbers'],
  }),
  policy: z
    .array(text())
    .optional()
    .meta({
      description:
        'PSTN usages of the Global voice routing policy, in order of trial. They route the calls of every voice user without a policy of their own, Calling Plan and Operator Connect users too, and users that no file names. @teams OnlinePstnUsages',
      examples: [['Emergency']],
    }),
  dialPlan: text()
    .optional()
    .meta({
      description: 'The dial plan of this file whose rules the Global dial plan gets. @teams NormalizationRules',
      examples: ['NL'],
    }),
  emergencyCallRoutingPolicy: text()
    .optional()
    .meta({
      description:
        'The emergency call routing policy of this file whose numbers the Global one gets: emergency calls of everybody without such a policy then go by its usages. @teams EmergencyNumbers',
      examples: ['NL'],
    }),
  callerIdPolicy: text()
    .optional()
    .meta({
      description:
        'The caller ID policy of this file whose settings the Global one gets: which number and name people see whom those call who have no such policy. @teams CallingLineIdentity',
      examples: ['Reception'],
    }),
  callingPolicy: block(
    settingsOf('CallingPolicy', declared.fields, ['name', 'description', 'adopt'], 'what it was before'),
  )
    .optional()
    .meta({
      description: 'Settings of the Global calling policy; what is left out stays as it is in Teams.',
      examples: ['{ voicemail: UserOverride }'],
    }),
});

const nothing = ({
  policy,
  dialPlan,
  emergencyCallRoutingPolicy,
  callerIdPolicy,
  callingPolicy,
}: z.output<typeof fields>): Wording | undefined =>
  policy !== undefined ||
  dialPlan !== undefined ||
  emergencyCallRoutingPolicy !== undefined ||
  callerIdPolicy !== undefined ||
  Object.values(callingPolicy ?? {}).some((value) => value !== undefined)
    ? undefined
    : {
        message: 'There is a reason, and nothing that it is for.',
        allowed:
          'global describes policy, dialPlan, emergencyCallRoutingPolicy, callerIdPolicy or callingPolicy; what it leaves out stays as it is in Teams.',
        fix: 'add one of them, or remove global.',
      };

/** Teams' own policies, which hold for everybody who has no other: written only where this says so. */
export const global = fields.check(worded(nothing)).meta({
  description:
    "Teams' Global policies, which hold for everybody who has no other, also for users that no file names. They are written only where this says so, and put back as they were when it goes.",
  examples: ['{ reason: everybody may call emergency numbers, policy: [Emergency] }'],
});
