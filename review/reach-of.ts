import type { Comparison } from '../routing/compare/comparison.ts';
import { compileConfig, type Voice } from '../routing/compile.ts';
import type { VoiceConfig, VoiceUser } from '../routing/config.ts';
import { explainDialled } from '../routing/explain.ts';
import { writeNumber } from '../routing/numbers/write-number.ts';
import { kindsReached } from '../routing/prove/toll-exposure.ts';
import { kindExamples } from './kind-examples.ts';
import type { TenantReview } from './review-schema.ts';

type Reach = TenantReview['reach'][number];
type Found = Comparison['dialled']['reach'][number];

/** Kinds of numbers that users newly reach or no longer do, one row a kind; users who are new count as reaching nothing before. */
export const reachOf = (
  comparison: {
    readonly dialled: Pick<Comparison['dialled'], 'reach'>;
    readonly roster: Pick<Comparison['roster'], 'added'>;
  },
  base: VoiceConfig,
  head: VoiceConfig,
  /** People whom no file names, and whom the newer version begins to give what they reach. */
  fresh: readonly VoiceUser[] = [],
): Reach[] => {
  const { added } = comparison.roster;
  if (comparison.dialled.reach.length + added.length + fresh.length === 0) return [];
  const gains =
    added.length + fresh.length > 0 || comparison.dialled.reach.some(({ direction }) => direction === 'gained');
  const had = gains ? kindNames(base) : new Set<string>();
  const versions = {
    base: compileConfig(base),
    head: compileConfig({ ...head, users: [...head.users, ...fresh] }),
    had,
  };
  const stayed = rows(comparison.dialled.reach, versions, false);
  const people = new Set(added.map((user) => user.toLowerCase()));
  const newcomers = { ...head, users: head.users.filter(({ name }) => people.has(name.toLowerCase())) };
  const given = fresh.length === 0 ? [] : rows(kindsReached({ ...head, users: fresh }).reach, versions, false);
  return [...stayed, ...given, ...rows(kindsReached(newcomers).reach, versions, true)];
};

const kindNames = (config: VoiceConfig): ReadonlySet<string> =>
  new Set(
    kindsReached(config)
      .reach.filter(isLong)
      .map(({ kind }) => kind),
  );

interface Versions {
  readonly base: Voice;
  readonly head: Voice;
  /** Kinds that somebody reached before; worked out only where something is gained. */
  readonly had: ReadonlySet<string>;
}

const rows = (reach: readonly Found[], versions: Versions, newUsers: boolean): Reach[] => {
  const found = Map.groupBy(reach.filter(isLong), ({ kind, direction }) => `${kind}\n${direction}`);
  return [...found.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { kind, direction } = first;
    const dialled = exampleOf(first, versions, newUsers) ?? first.example?.dialled;
    const country = versions.head.users.get(first.users[0]?.toLowerCase() ?? '')?.user.country ?? '';
    const newToTenant =
      direction === 'gained' &&
      (!versions.had.has(kind) || (dialled !== undefined && !anyoneReached(versions, dialled, first)));
    return [
      {
        kind,
        direction,
        users: [...new Set(alike.flatMap(({ users }) => users))],
        newUsers,
        newToTenant,
        ...(dialled !== undefined && { example: writeNumber(dialled, country) }),
      },
    ];
  });
};

/** A short number with a + before it, such as +112, isn't a number abroad, whatever its first digit. */
const isLong = ({ dialled }: Found): boolean =>
  !dialled.complete || dialled.lines.some((line) => !/^\+?\d{1,6}$/.test(line));

const reaches = (voice: Voice, upn: string, dialled: string): boolean => {
  const user = voice.users.get(upn.toLowerCase());
  if (!user) return false;
  const { kind } = explainDialled(voice, user, dialled).outcome;
  return kind === 'routed' || kind === 'calling plan';
};

/** A well-known number of the kind that one of the users gained or lost. */
const exampleOf = (
  { kind, direction, users }: Found,
  { base, head }: Versions,
  newUsers: boolean,
): string | undefined => {
  const [user = ''] = users;
  const country = (head.users.get(user.toLowerCase()) ?? base.users.get(user.toLowerCase()))?.user.country ?? '';
  return kindExamples(kind, country).find((number) => {
    const [was, is] = [!newUsers && reaches(base, user, number), reaches(head, user, number)];
    return direction === 'gained' ? is && !was : was && !is;
  });
};

/** Whether somebody reached, before, the number that the dialled one becomes now. */
const anyoneReached = ({ base, head }: Versions, dialled: string, { users: [user = ''] }: Found): boolean => {
  const now = head.users.get(user.toLowerCase());
  const number = now === undefined ? dialled : explainDialled(head, now, dialled).normalisation.number;
  return [...base.users.keys()].some((upn) => reaches(base, upn, number));
};
