import { z } from 'zod';

const text = (description: string) => z.string().meta({ description });

/** What of a call isn't known. */
export const doubts = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('later usages'), usages: z.array(z.string()) }),
      z.object({ kind: z.literal('equal priorities'), routes: z.array(z.string()) }),
      z.object({ kind: z.literal('partial match'), rule: z.string() }),
      z.object({
        kind: z.literal('not modelled'),
        what: z.enum(['rule', 'route', 'translation rule', 'treatment']),
        name: z.string(),
      }),
      z.object({ kind: z.literal('held by others'), number: z.string() }),
      z.object({ kind: z.literal('adopted sbc'), sbc: z.string() }),
      z.object({ kind: z.literal('second pass'), number: z.string() }),
      z.object({
        kind: z.literal('service rules'),
        country: z.string(),
        rule: text('The likely rule that decides; absent: no known rule takes the number.').optional(),
      }),
      z.object({ kind: z.literal('global plan') }),
      z.object({ kind: z.literal('caller ID policy'), policy: z.string() }),
      z.object({ kind: z.literal('number of account'), account: z.string() }),
      z.object({ kind: z.literal('hidden number'), user: z.string(), policy: z.string() }),
      z.object({ kind: z.literal('emergency caller'), policy: z.string() }),
      z.object({ kind: z.literal('group member'), group: z.string() }),
      z.object({ kind: z.literal('global policy') }),
      z.object({ kind: z.literal('caller numbers') }),
      z.object({ kind: z.literal('calls off'), policy: text('The calling policy that allows no calls.') }),
      z.object({
        kind: z.literal('exempt caller'),
        number: text('The number that CCAIP shows.'),
        pattern: text('The blocked caller pattern that takes it.'),
        exemption: text('The exemption that lets it through, by our reading.'),
      }),
      z.object({
        kind: z.literal('emergency order'),
        policy: z.string(),
        reading: z.enum(['plan first', 'policy first']).meta({ description: 'By which the call is told.' }),
        otherwise: text('Where the call goes by the other reading.'),
      }),
      z.object({
        kind: z.literal('emergency plus'),
        policy: z.string(),
        dialled: z.string(),
        has: text('What the policy has.'),
        otherwise: text('Where the call goes if that is the same to Teams.'),
      }),
      z.object({
        kind: z.literal('emergency treatment'),
        policy: z.string(),
        treatment: z.string(),
        otherwise: text('Where the call goes if the policy comes before the treatment.'),
      }),
      z.object({ kind: z.literal('disabled sbc'), sbcs: z.array(z.string()) }),
      z.object({
        kind: z.literal('destination'),
        sbc: z.string(),
        number: text('What leaves for the SIP provider.'),
        country: text("Whose number it is, which isn't among destinations; absent: that isn't known.").optional(),
        destinations: z
          .array(z.string())
          .meta({ description: 'Countries to which the SIP provider lets calls through.' }),
      }),
      z.object({ kind: z.literal('emergency destination'), sbc: z.string() }),
      z.object({
        kind: z.literal('extension cut'),
        otherwise: text("What takes the call if voice routes don't see ;ext=."),
      }),
      z.object({ kind: z.literal('emergency policy unread'), policy: z.string() }),
      z.object({
        kind: z.literal('network sites'),
        sites: z
          .array(z.object({ name: z.string(), policy: z.string() }))
          .meta({ description: 'Sites whose own policy wins for users who are there.' }),
      }),
    ]),
  )
  .meta({ description: "What isn't published, or is published in two ways, and this call depends on." });
