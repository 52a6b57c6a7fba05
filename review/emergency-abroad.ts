import { countryCodes, countryOf } from '../tenant/countries.ts';
import type { TenantReview } from './review-schema.ts';

type Row = TenantReview['dialled'][number];

/**
 * A row without emergency numbers as they would be dialled abroad (00112, which becomes +112): nobody dials them so, and what becomes of the
 * number itself is told of emergency calls. Nothing if no other number is left.
 */
export const withoutAbroadEmergency = (row: Row): Row[] => {
  const { lines, complete, count } = row.dialled;
  if (row.kinds.emergency === undefined || !complete) return [row];
  const gone = lines.filter(isShortAbroad);
  const rest = lines.filter((line) => !gone.includes(line));
  if (gone.length === 0) return [row];
  if (rest.length === 0) return [];
  const numbers = gone.reduce((sum, line) => sum + numbersIn(line), 0);
  const { example, ...other } = row;
  return [
    {
      ...other,
      numbers: undefined,
      dialled: {
        lines: rest,
        complete,
        ...(count !== undefined && { count: String(BigInt(count) - BigInt(numbers)) }),
      },
      ...(example !== undefined && !isShortAbroad(example.replaceAll(/\D/g, '')) && { example }),
    },
  ];
};

const digit = '(?:\\d|\\[[\\d-]+\\])';

let pattern: RegExp | undefined;

const isShortAbroad = (line: string): boolean => {
  const prefixes = new Set(countryCodes().flatMap((code) => countryOf(code)?.internationalPrefix ?? []));
  pattern ??= new RegExp(`^(?:${[...prefixes].join('|')})${digit}{3}$`);
  return pattern.test(line);
};

/** `0010[457]` is three numbers. */
const numbersIn = (line: string): number =>
  [...line.matchAll(/\[([\d-]+)\]/g)].reduce((product, [, chars = '']) => {
    const spans = chars.replaceAll(/(\d)-(\d)/g, (_, first: string, last: string) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_unused, at) => Number(first) + at).join(''),
    );
    return product * spans.length;
  }, 1);
