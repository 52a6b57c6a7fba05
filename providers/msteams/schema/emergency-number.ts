import { z } from 'zod';
import { printedOf, shapeOf } from './declaration/described-kind.ts';
import { coded, value } from './declaration/fields.ts';
import { printedText } from './declaration/printed.ts';
import { limits } from './limits.ts';
import { teamsName } from './name.ts';
import { cmdletPage } from './page.ts';

const { min, max } = limits.emergencyMask;
const maskShape = new RegExp(`^[0-9]{${min},${max}}$`);

const allowedMasks = `a list; each entry ${min} to ${max} digits, without + and blanks`;

/** `"112,999"` is what people write who take masks for one text; what parts the digits of one number is left out. */
const asMeant = (typed: string): string => {
  const parts = typed.split(/[,;|]|(?<=\d{3})\s+(?=\d{3})/).map((part) => part.replaceAll(/[^0-9]/g, ''));
  const masks = parts.filter((part) => maskShape.test(part));
  return masks.length > 0 ? `write [${masks.map((one) => `'${one}'`).join(', ')}].` : 'write digits alone.';
};

/** What is wrong with one entry of a list of masks. */
export const maskProblem = (typed: string) =>
  maskShape.test(typed)
    ? undefined
    : { message: `"${typed}" isn't a mask.`, allowed: allowedMasks, fix: asMeant(typed) };

const mask = z.string().superRefine((typed, context) => {
  const { message, ...params } = maskProblem(typed) ?? {};
  if (message !== undefined) context.addIssue({ code: 'custom', message, params });
});

/** The fields of an emergency number, but for its dial string: the numbers of a policy are a map by that. */
export const emergencyNumberFields = {
  masks: coded(z.array(mask).default([]), {
    description:
      'Other numbers that people may dial for it: a call to one becomes a call to the dial string. In Teams they are one text, joined by semicolons.',
    allowed: allowedMasks,
    teams: 'EmergencyDialMask',
    comparison: 'list',
    printed: printedText,
    write: (masks) => (masks.length === 0 ? null : masks.join(';')),
    read: (printed) => (printed ?? '').split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
  }),
  usage: value(teamsName(), {
    description: "PSTN usage whose routes take the call, whatever the caller's voice routing policy has.",
    allowed: 'the name of a PSTN usage that is there',
    teams: 'OnlinePSTNUsage',
  }),
} as const;

/** An emergency number of a policy. */
export const emergencyNumber = z
  .strictObject(shapeOf(emergencyNumberFields, cmdletPage('New-CsTeamsEmergencyNumber')))
  .meta({
    id: 'EmergencyNumber',
    description: 'An emergency number of a policy: what else may be dialled for it, and whose routes take it.',
  });

/** An emergency number as Get-CsTeamsEmergencyCallRoutingPolicy prints it. */
export const printedEmergencyNumber = z.looseObject({
  EmergencyDialString: z.string(),
  ...printedOf(emergencyNumberFields),
});

export type EmergencyNumber = z.output<typeof emergencyNumber>;
