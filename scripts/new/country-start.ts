import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { parsed } from '../../routing/numbers/decisive.ts';
import { type NeededNumber, neededEmergency } from '../../routing/numbers/emergency.ts';
import { type NumberingPlan, planOf, plansOf } from '../../routing/numbers/library.ts';

/** How a tenant of a country begins: patterns of .NET, as they stand in a tenant file. */
export interface CountryStart {
  readonly emergency: readonly NeededNumber[];
  readonly callingCode: string;
  /** A normalised national number that calls of agents go to: geographic and mobile. */
  readonly nationalRoute: string;
  /** A number abroad. */
  readonly abroadRoute: string;
  /** As it is dialled at home; `$1` is the national number. */
  readonly nationalRule: string;
  /** As a number abroad is dialled; `$1` is the number without its +. */
  readonly abroadRule: string;
}

/** The start of a country by Google's libphonenumber; nothing for a country without a network of its own. */
export const countryStart = (country: string): CountryStart | undefined => {
  const plan = planOf(country);
  const emergency = neededEmergency(country);
  if (plan === undefined) return undefined;
  const { callingCode, nationalPrefix, internationalPrefix } = plan;
  const all = plansOf(callingCode);
  const isMain = all[0]?.region === country;
  const shape = isMain || plan.leadingDigits ? shapeOf(plan) : exactly(plan);
  // Where countries share a calling code, a call to another one is a call abroad.
  const others = all.filter(({ region }) => region !== country);
  const elsewhere = isMain ? others.map(toldApart) : [];
  const not = [...elsewhere, ...premiumIn(plan, shape).map((pattern) => `(?:${pattern})$`)];
  const here = plan.leadingDigits ? `(?=${plan.leadingDigits})` : '';
  const national = `${here}${not.length === 0 ? '' : `(?!${not.join('|')})`}${shape.text}`;
  const rest = others.length === 0 ? `(?!${callingCode})` : `(?!${callingCode}${national}$)`;
  return {
    emergency,
    callingCode,
    nationalRoute: `^\\+${callingCode}${national}$`,
    abroadRoute: `^\\+${rest}[1-9]\\d{6,14}$`,
    nationalRule: `^${optional(nationalPrefix, country)}(${shape.options})$`,
    abroadRule: `^${internationalPrefix}([1-9]\\d{6,14})$`,
  };
};

/** In North America people dial ten digits, with or without the 1 before them. */
const optional = (prefix: string, country: string): string =>
  prefix !== '' && planOf(country)?.callingCode === '1' ? `${prefix}?` : prefix;

/** The national numbers of a country that shares its calling code: by how they begin, else as a whole. */
const toldApart = (plan: NumberingPlan): string => plan.leadingDigits ?? `(?:${ownPatterns(plan).join('|')})$`;

/** A country without a beginning of its own in a shared calling code: its numbers as they are. */
const exactly = (plan: NumberingPlan): Shape => ({ ...shapeOf(plan), text: `(?:${ownPatterns(plan).join('|')})` });

const ownPatterns = ({ types }: NumberingPlan): string[] => [
  ...new Set([types.fixed, types.mobile].flatMap((pattern) => pattern ?? [])),
];

/** Premium rate, where a number of it has the form of a national one. */
const premiumIn = ({ types }: NumberingPlan, { starts }: Shape): string[] => {
  if (types.premium === undefined) return [];
  const premium = startsOf(parsed(types.premium));
  const meets = ({ first, least, most }: Start) =>
    starts.some((one) => one.first === first && one.least <= most && least <= one.most);
  return premium.some(meets) ? [types.premium] : [];
};

interface Shape {
  /** Alternatives, to stand in a group. */
  readonly options: string;
  readonly text: string;
  readonly starts: readonly Start[];
}

/** Geographic and mobile numbers by their first digit and length: short enough to be read, and to be made narrower. */
const shapeOf = ({ types, callingCode }: NumberingPlan): Shape => {
  const longest = 15 - callingCode.length;
  const patterns = [types.fixed, types.mobile].flatMap((pattern) => (pattern === undefined ? [] : [parsed(pattern)]));
  const merged = [...Map.groupBy(patterns.flatMap(startsOf), ({ first }) => first)].map(
    ([first, those]): Start => ({
      first,
      least: Math.min(...those.map(({ least }) => least)),
      most: Math.min(longest, Math.max(...those.map(({ most }) => most))),
    }),
  );
  const shapes = [
    ...Map.groupBy(merged, ({ least, most }) => `${least - 1}${least === most ? '' : `,${most - 1}`}`),
  ].map(([count, those]) => `${classOf(those.map(({ first }) => first).join(''))}\\d{${count}}`);
  return {
    options: shapes.join('|'),
    text: shapes.length === 1 ? (shapes[0] ?? '') : `(?:${shapes.join('|')})`,
    starts: merged,
  };
};

/** Numbers that begin with a digit: the shortest and the longest. */
interface Start {
  readonly first: string;
  readonly least: number;
  readonly most: number;
}

const startsOf = (node: PatternNode): Start[] =>
  [...'0123456789'].flatMap((first) => {
    const lengths = [...lengthsFrom(node, first)];
    return lengths.length === 0 ? [] : [{ first, least: Math.min(...lengths), most: Math.max(...lengths) }];
  });

/** Lengths of the numbers of a pattern that begin with a digit. */
const lengthsFrom = (node: PatternNode, first: string): Set<number> => {
  switch (node.kind) {
    case 'set':
      return new Set(node.chars.includes(first) ? [1] : []);
    case 'sequence': {
      const [head, ...tail] = node.items;
      if (head === undefined) return new Set();
      const after = lengthsOf({ kind: 'sequence', items: tail });
      const begun = sums(lengthsFrom(head, first), after);
      return lengthsOf(head).has(0)
        ? new Set([...begun, ...lengthsFrom({ kind: 'sequence', items: tail }, first)])
        : begun;
    }
    case 'choice':
      return new Set(node.options.flatMap((option) => [...lengthsFrom(option, first)]));
    case 'group':
      return lengthsFrom(node.item, first);
    case 'repeat': {
      if (node.max === 0) return new Set();
      const rest = { ...node, min: Math.max(0, node.min - 1), max: node.max - 1 };
      return sums(lengthsFrom(node.item, first), lengthsOf(rest));
    }
    default:
      return new Set();
  }
};

const lengthsOf = (node: PatternNode): Set<number> => {
  switch (node.kind) {
    case 'set':
      return new Set([1]);
    case 'sequence':
      return node.items.map(lengthsOf).reduce(sums, new Set([0]));
    case 'choice':
      return new Set(node.options.flatMap((option) => [...lengthsOf(option)]));
    case 'group':
      return lengthsOf(node.item);
    case 'repeat': {
      const times = Array.from({ length: node.max - node.min + 1 }, (_, more) => node.min + more);
      const once = lengthsOf(node.item);
      return new Set(
        times.flatMap((count) => [
          ...Array(count)
            .fill(once)
            .reduce(sums, new Set([0])),
        ]),
      );
    }
    default:
      return new Set([0]);
  }
};

const sums = (some: ReadonlySet<number>, others: ReadonlySet<number>): Set<number> =>
  new Set([...some].flatMap((one) => [...others].map((other) => one + other)));

/** `23456789` as `[2-9]`. */
const classOf = (digits: string): string => {
  const sorted = [...new Set(digits)].sort();
  if (sorted.length === 1) return sorted.join('');
  if (sorted.length === 10) return '\\d';
  const runs: string[] = [];
  for (const digit of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && Number(last.at(-1)) + 1 === Number(digit)) runs[runs.length - 1] = last + digit;
    else runs.push(digit);
  }
  return `[${runs.map((run) => (run.length < 3 ? run : `${run[0]}-${run.at(-1)}`)).join('')}]`;
};
