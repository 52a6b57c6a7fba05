import type { TranslationList } from '../../tenant/translation-lists.ts';
import { callerOf, shownText } from '../caller-id.ts';
import type { ReadySbc, ReadyUser, Voice } from '../compile.ts';
import { nameKey } from '../compile.ts';
import type { VoiceUser } from '../config.ts';
import { translate } from '../depart.ts';
import type { Caller, Doubt } from '../trace.ts';
import type { TranslationComparison } from './comparison.ts';
import type { NotAnalysed } from './not-analysed.ts';
import { ruleText } from './rules.ts';

/** What changed caller ID policies and translation rules of SBCs do beside called numbers that leave, which `compareDialled` tells. */
export const compareTranslations = (base: Voice, head: Voice): TranslationComparison => {
  const sbcs = inBoth(base, head);
  const people = peopleIn(base, head);
  const callers = sbcs.flatMap((sbc) => callersBy(people, sbc));
  const called = sbcs.filter(changed('inboundTeams')).flatMap((sbc) => calledBy(base, head, sbc));
  return {
    callers: callers.flatMap(({ change }) => change ?? []),
    notAnalysed: [
      ...joined(callers.flatMap(({ left }) => left ?? [])),
      ...called,
      ...sbcs.filter(changed('inboundPstn')).map(({ is }) => ({
        what: `callers' numbers that SBC "${is.sbc.name}" hands over`,
        why: 'its translation rules for them changed, and who calls is not known',
      })),
    ],
  };
};

/** One SBC, by its address, in both versions. */
interface Pair {
  readonly was: ReadySbc;
  readonly is: ReadySbc;
}

const inBoth = (base: Voice, head: Voice): Pair[] => {
  const before = new Map([...base.sbcs.values()].map((sbc) => [nameKey(sbc.sbc.fqdn), sbc]));
  return [...head.sbcs.values()].flatMap((is) => {
    const was = before.get(nameKey(is.sbc.fqdn));
    return was ? [{ was, is }] : [];
  });
};

const changed =
  (list: TranslationList) =>
  ({ was, is }: Pair): boolean => {
    const text = ({ translations }: ReadySbc): string =>
      translations[list].map(({ rule }) => ruleText(rule)).join('\u0001');
    return text(was) !== text(is);
  };

/** Somebody in both versions, with who is shown when they call. */
interface Person extends Pick<ReadyUser, 'user' | 'usages'> {
  readonly was: Caller;
  readonly is: Caller;
  /** Nobody who is called could tell the two apart. */
  readonly isSame: boolean;
}

const peopleIn = (base: Voice, head: Voice): Person[] =>
  [...head.users].flatMap(([key, { user, usages }]): Person[] => {
    const old = base.users.get(key)?.user;
    if (old === undefined) return [];
    // Of people whom no file names only the policy is known.
    if (user.number === undefined && !(user.uncounted && user.callerIdPolicy !== undefined)) return [];
    const [was, is] = [callerNow(base, { ...old, number: user.number }), callerNow(head, user)];
    const isSame = (was.isAssumed && is.isAssumed) || callerKey(was) === callerKey(is);
    return [{ user, usages, was, is, isSame }];
  });

interface CallerBy {
  readonly change?: TranslationComparison['callers'][number];
  readonly left?: NotAnalysed;
}

/**
 * Who is shown as the caller, for those whose calls may leave by the SBC: by their caller ID policy, then by the SBC's rules. A new
 * number of theirs is told with the roster.
 */
const callersBy = (people: readonly Person[], pair: Pair): CallerBy[] => {
  const sbc = pair.is.sbc.name;
  const isRewritten = changed('outboundTeams')(pair);
  return people.flatMap(({ user, usages, was, is, isSame }): CallerBy[] => {
    if (!isRewritten && isSame) return [];
    const uses =
      isAnywhere(user, usages) ||
      usages.some(({ routes }) =>
        routes.some(({ hit }) => hit.route.sbcs.some((name) => nameKey(name) === nameKey(sbc))),
      );
    if (!uses) return [];
    const blind = [was, is].find(({ shows, number }) => number === undefined && shows !== 'anonymous');
    if (isRewritten && blind !== undefined) {
      const what = `what SBC "${sbc}" makes of the caller's number`;
      return [{ left: { what, why: whyBlind(blind), users: [user.name] } }];
    }
    const doubts: Doubt[] = [];
    const isOther = nameKey(was.policy) !== nameKey(is.policy);
    const [before, after] = [leaving(pair.was, was, isOther, doubts), leaving(pair.is, is, isOther, doubts)];
    if (doubts.length > 0) {
      const what = `translation rules of SBC "${sbc}" for callers' numbers`;
      return [{ left: { what, why: whyOf(doubts), users: [user.name] } }];
    }
    return before === after ? [] : [{ change: { user: user.name, sbc, before, after } }];
  });
};

/** By which SBCs the calls leave of people whose voice routing policy isn't known, nobody can tell. */
const isAnywhere = ({ uncounted }: VoiceUser, usages: ReadyUser['usages']): boolean =>
  uncounted !== undefined && usages.length === 0;

/** Who is shown before an SBC's rules; where nothing is known of caller ID policies, the own number. */
const callerNow = (voice: Voice, user: VoiceUser): Caller =>
  callerOf(voice, user) ?? {
    policy: 'Global',
    shows: 'ownNumber',
    isAssumed: true,
    ...(user.number !== undefined && { number: user.number }),
  };

/** Equal for two that nobody who is called could tell apart. */
const callerKey = ({ policy, shows, isAssumed, ...caller }: Caller): string =>
  JSON.stringify([shows, shows === 'not known' ? nameKey(policy) : '', caller]);

/** Who is shown once the call has left the SBC, in words. */
const leaving = (sbc: ReadySbc, caller: Caller, isOther: boolean, doubts: Doubt[]): string => {
  const { number, mayHide, isAssumed } = caller;
  const sent = number === undefined ? undefined : translate(sbc, 'outboundTeams', number, doubts).number;
  const shown = shownText({ ...caller, ...(sent !== undefined && { number: sent }) }, 'their own number');
  const unread = isAssumed && isOther ? ' (if Global is as in a new tenant)' : '';
  return mayHide ? `${shown} (unless they hide it)` : `${shown}${unread}`;
};

const whyBlind = ({ policy, shows, account }: Caller): string =>
  shows === 'not known'
    ? `caller ID policy "${policy}" is only named in the files`
    : shows === 'ownNumber'
      ? 'their own numbers are in no file'
      : `the number of ${account} isn't in the files`;

/** Rules for calls that come in: whom they ring is compared by all addresses that are known, if the rules are understood. */
const calledBy = (base: Voice, head: Voice, { was, is }: Pair): NotAnalysed[] => {
  const doubts: Doubt[] = [];
  for (const voice of [base, head]) {
    for (const number of voice.numbers.keys()) {
      for (const side of [was, is]) translate(side, 'inboundTeams', number, doubts);
    }
  }
  return doubts.length === 0
    ? []
    : [{ what: `translation rules of SBC "${is.sbc.name}" for calls that come in`, why: whyOf(doubts) }];
};

const whyOf = ([first]: readonly Doubt[]): string => {
  if (first?.kind === 'partial match')
    return `rule "${first.rule}" matches only a part of a number, and Microsoft doesn't publish what becomes of the rest`;
  return first?.kind === 'not modelled'
    ? `the pattern of rule "${first.name}" is beyond this model`
    : 'they are unclear';
};

const joined = (all: readonly NotAnalysed[]): NotAnalysed[] =>
  [...Map.groupBy(all, ({ what, why }) => `${what}\n${why}`).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, users: [first, ...others].flatMap(({ users }) => users ?? []) }] : [],
  );
