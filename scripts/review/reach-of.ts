import type { Comparison } from '../../routing/compare/comparison.ts';
import { compareDialled } from '../../routing/compare/dialled.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import type { TenantReview } from './review-schema.ts';

type Reach = TenantReview['reach'][number];

/** Kinds of numbers that users newly reach or no longer do, one row a kind; users who are new count as reaching nothing before. */
export const reachOf = (comparison: Comparison, base: VoiceConfig, head: VoiceConfig): Reach[] => {
  const { added } = comparison.roster;
  const had = comparison.dialled.reach.length + added.length === 0 ? new Set<string>() : kindsReached(base);
  const stayed = rows(comparison.dialled.reach, had, false);
  if (added.length === 0) return stayed;
  const people = new Set(added.map((user) => user.toLowerCase()));
  const newcomers = { ...head, users: head.users.filter(({ name }) => people.has(name.toLowerCase())) };
  return [...stayed, ...rows(gainedFromNothing(newcomers), had, true)];
};

const gainedFromNothing = (config: VoiceConfig) =>
  compareDialled(compileConfig({ ...config, voiceRoutingPolicies: [] }), compileConfig(config)).reach;

const kindsReached = (config: VoiceConfig): ReadonlySet<string> =>
  new Set(gainedFromNothing(config).map(({ kind }) => kind));

const rows = (reach: Comparison['dialled']['reach'], had: ReadonlySet<string>, newUsers: boolean): Reach[] => {
  const found = Map.groupBy(reach.filter(isLong), ({ kind, direction }) => `${kind}\n${direction}`);
  return [...found.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { kind, direction, example } = first;
    return [
      {
        kind,
        direction,
        users: [...new Set(alike.flatMap(({ users }) => users))],
        newUsers,
        newToTenant: direction === 'gained' && !had.has(kind),
        ...(example && { example: example.written }),
      },
    ];
  });
};

/** A short number with a + before it, such as +112, isn't a number abroad, whatever its first digit. */
const isLong = ({ dialled }: Comparison['dialled']['reach'][number]): boolean =>
  !dialled.complete || dialled.lines.some((line) => !/^\+?\d{1,6}$/.test(line));
