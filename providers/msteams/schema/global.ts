import { z } from 'zod';
import { callerIdPolicy } from './caller-id-policy.ts';
import { callingPolicy } from './calling-policy.ts';
import type { Fields } from './declaration/declared-field.ts';
import { shapeOf } from './declaration/described-kind.ts';
import { dialPlan } from './dial-plan.ts';
import { emergencyCallRoutingPolicy } from './emergency-call-routing-policy.ts';
import { voiceRoutingPolicy } from './voice-routing-policy.ts';
import { waitingOutput } from './waiting.ts';

interface Of<F extends Fields> {
  readonly noun: string;
  readonly page: string;
  readonly fields: F;
  readonly waits?: true;
  readonly check?: unknown;
}

type Refuse = (path: readonly PropertyKey[], message: string, params: { allowed: string; fix: string }) => void;

/** A type's Global has the fields of the type's policies but its name, which is fixed, and the Description, which stays the tenant's. */
type OwnShape<F extends Fields> = {
  [Name in Exclude<keyof F, 'name' | 'description' | 'adopt'>]: F[Name]['schema'];
};

/** The one policy of a type that holds for everybody who has no other: its declaration comes from that of the type. */
const globalOf = <F extends Fields, const Name extends string>(
  name: Name,
  of: Of<F>,
  words: { readonly description: string; readonly example: string },
) => {
  const { name: _, description: __, adopt: ___, ...rest } = of.fields;
  const fields: Fields = rest;
  const shape = shapeOf(
    Object.fromEntries(
      Object.entries(fields).map(([field, one]) => [
        field,
        one.doc.leftAlone ? { ...one, doc: { ...one.doc, leftAlone: 'put back' as const } } : one,
      ]),
    ),
    of.page,
  ) as OwnShape<F>;
  const args = z.strictObject(shape);
  const check = of.check as ((asked: object, refuse: Refuse) => void) | undefined;
  return {
    name,
    noun: `Global ${of.noun}`,
    description: words.description,
    details:
      'It always exists: it is never made and never removed. What it was before the first write is kept, and put back when the resource goes, where it still is what was written. What is left out stays as it is.',
    example: words.example,
    page: of.page,
    fields,
    args:
      check === undefined
        ? args
        : args.superRefine((asked, context) =>
            check(asked, (path, message, params) =>
              context.addIssue({ code: 'custom', path: [...path], message, params }),
            ),
          ),
    state: z.strictObject({ ...shape, ...((of.waits && { waiting: waitingOutput() }) as Record<never, never>) }),
  };
};

export const globalVoiceRoutingPolicy = globalOf('GlobalVoiceRoutingPolicy', voiceRoutingPolicy, {
  description:
    "The tenant's Global voice routing policy: what everybody may dial who has no voice routing policy, also users that no file names.",
  example: "new GlobalVoiceRoutingPolicy('everybody', { pstnUsages: ['Emergency'] }, { provider });",
});

export const globalDialPlan = globalOf('GlobalDialPlan', dialPlan, {
  description:
    "The tenant's Global dial plan: how what is dialled becomes a number for everybody who has no dial plan.",
  example:
    "new GlobalDialPlan('everybody', { order: ['E'], rules: { E: { pattern: '^(112)$', translation: '$1' } } }, { provider });",
});

export const globalCallingPolicy = globalOf('GlobalCallingPolicy', callingPolicy, {
  description:
    "The tenant's Global calling policy: who or what answers the calls of everybody who has no calling policy.",
  example: "new GlobalCallingPolicy('everybody', { voicemail: 'UserOverride' }, { provider });",
});

export const globalEmergencyCallRoutingPolicy = globalOf(
  'GlobalEmergencyCallRoutingPolicy',
  emergencyCallRoutingPolicy,
  {
    description:
      "The tenant's Global emergency call routing policy: which numbers are emergency calls for everybody who has no emergency call routing policy, and whose routes take them.",
    example:
      "new GlobalEmergencyCallRoutingPolicy('everybody', { numbers: { '112': { usage: 'Emergency' } } }, { provider });",
  },
);

export const globalCallerIdPolicy = globalOf('GlobalCallerIdPolicy', callerIdPolicy, {
  description:
    "The tenant's Global caller ID policy: the number and the name that people see whom those call who have no caller ID policy.",
  example: "new GlobalCallerIdPolicy('everybody', { show: 'anonymous' }, { provider });",
});

export type GlobalVoiceRoutingPolicyArgs = z.output<typeof globalVoiceRoutingPolicy.args>;
export type GlobalDialPlanArgs = z.output<typeof globalDialPlan.args>;
export type GlobalCallingPolicyArgs = z.output<typeof globalCallingPolicy.args>;
export type GlobalCallerIdPolicyArgs = z.output<typeof globalCallerIdPolicy.args>;
export type GlobalEmergencyCallRoutingPolicyArgs = z.output<typeof globalEmergencyCallRoutingPolicy.args>;
