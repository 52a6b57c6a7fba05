import { z } from 'zod';
import type { Wording } from '../../../tenant/problem.ts';
import { block } from '../../../tenant/schema/block.ts';
import { country } from '../../../tenant/schema/country.ts';
import { text } from '../../../tenant/schema/text.ts';
import { worded } from '../../../tenant/schema/worded.ts';
import { numberProblem } from '../../../tenant/users/phone-number.ts';

const named = (value: string): Wording | undefined =>
  /^[A-Za-z0-9][\w.-]{0,39}$/.test(value)
    ? undefined
    : {
        message: `"${value}" isn't a name of an order.`,
        allowed: 'At most 40 letters, digits, dots, hyphens and underscores, a letter or a digit first.',
        fix: 'write e.g. 2026-12.',
      };

/** The name by which an order is found again at Telnyx. */
export const orderName = text().check(worded(named));

const inYaml = (value: string): Wording | undefined => numberProblem(value, undefined, 'yaml');

const search = ['country', 'areaCode', 'type', 'count'] as const;

const fields = block({
  numbers: z
    .array(text().check(worded(inYaml)))
    .min(1)
    .optional()
    .meta({
      description: 'The very numbers to buy, E.164; or a search: country and count, and areaCode and type.',
      examples: [['+31205552101']],
    }),
  country: country.optional().meta({
    description: 'Country of the numbers to find, ISO 3166-1. @telnyx country_code',
    examples: ['NL'],
  }),
  areaCode: text()
    .check(
      worded((value: string): Wording | undefined =>
        /^[1-9]\d{0,5}$/.test(value)
          ? undefined
          : {
              message: `"${value}" isn't an area code.`,
              allowed: 'Digits as they stand in E.164 behind the country code, without the 0 before them.',
              fix: /^0\d+$/.test(value) ? `write '${value.replace(/^0+/, '')}'.` : "write e.g. '20'.",
            },
      ),
    )
    .optional()
    .meta({
      description: 'Area code of the numbers to find, without a 0 before it. @telnyx national_destination_code',
      examples: ['20'],
    }),
  type: z
    .enum(['local', 'national', 'mobile', 'toll_free', 'shared_cost'])
    .optional()
    .meta({
      description: 'Kind of the numbers to find. Default: local. @telnyx phone_number_type',
      examples: ['local'],
    }),
  count: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'How many numbers to find and buy.', examples: [10] }),
  requirementGroup: text()
    .optional()
    .meta({
      description:
        'Id of the requirement group at Telnyx with what the country asks of who has its numbers. Without one an order may be pending until it is given. @telnyx requirement_group_id',
      examples: ['3aaf60a4-4f5e-4a1c-8f3f-1a7f9cbbe4a1'],
    }),
});

type Fields = z.output<typeof fields>;

const oneWay = (typed: Fields): Wording | undefined => {
  const searched = search.filter((word) => typed[word] !== undefined);
  const allowed = 'An order names numbers, or says what to look for: country and count, and areaCode and type.';
  if (typed.numbers !== undefined && searched.length > 0) {
    return {
      message: `the order has numbers, and ${searched.join(', ')} beside.`,
      allowed,
      fix: `remove numbers, or ${searched.join(', ')}; make two orders of it if both are meant.`,
    };
  }
  if (typed.numbers !== undefined) return undefined;
  const missing = (['country', 'count'] as const).filter((word) => typed[word] === undefined);
  if (missing.length === 0) return undefined;
  return {
    message: searched.length === 0 ? 'the order says no numbers.' : `the order has no ${missing.join(' and no ')}.`,
    allowed,
    fix:
      searched.length === 0
        ? "add numbers: ['+31205552101'], or country: NL and count: 10."
        : `add ${missing.map((word) => (word === 'country' ? 'country: NL' : 'count: 10')).join(' and ')}.`,
  };
};

/** One order of numbers: the very numbers, or a search for some. */
export const order = fields.check(worded(oneWay)).meta({
  description: 'An order of numbers: the very numbers, or a search for some. It is placed once, ever.',
  examples: ["{ numbers: ['+31205552101'] }", '{ country: NL, count: 10 }'],
});
