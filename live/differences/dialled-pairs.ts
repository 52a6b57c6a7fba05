import { includesName, sameName } from '../../providers/msteams/resources/same-name.ts';
import { attemptsOf } from '../../routing/not-connected.ts';
import type { Caller, DialledCall, InForce } from '../../routing/trace.ts';
import { eachOnce } from '../named.ts';
import type { FileSide, LiveSide } from '../side.ts';
import type { Pair } from './compare.ts';
import { named, type Sides } from './sides.ts';
import { treatmentPairs } from './treatment-pairs.ts';

/** What a dialled call meets, by the files or by the tenant: each object with the words that decide about it. */
export const dialledPairs = (sides: Sides<DialledCall>): Pair[] => {
  const calls = [sides.file.call, sides.live.call];
  // A call that stays inside never gets to its policy; whose number it is says why.
  if (calls.some(({ emergency }) => emergency !== undefined))
    return [
      ...userPairs(sides, ['dialPlan', 'emergencyCallRoutingPolicy']),
      ...planPairs(sides),
      ...emergencyPairs(sides),
      ...routePairs(sides),
      ...sbcPairs(sides),
    ];
  if (calls.some(({ outcome }) => outcome.kind === 'internal'))
    return [...userPairs(sides, ['dialPlan']), ...planPairs(sides)];
  return [
    ...userPairs(sides, ['dialPlan', 'voiceRoutingPolicy']),
    ...planPairs(sides),
    ...treatmentPairs(sides),
    ...policyPairs(sides),
    ...routePairs(sides),
    ...sbcPairs(sides),
    ...callerPairs(sides),
  ];
};

const inForce = {
  dialPlan: (call: DialledCall) => call.normalisation.plan,
  voiceRoutingPolicy: (call: DialledCall) => call.policy,
  emergencyCallRoutingPolicy: (call: DialledCall, { voice }: FileSide | LiveSide): InForce => {
    const name = voice.users.get(call.user.toLowerCase())?.user.emergencyPolicy;
    return name === undefined ? { name: 'Global', source: { kind: 'global' } } : { name, source: { kind: 'direct' } };
  },
};

/** What the policies of both sides take the number by. */
const emergencyPairs = ({ file, live }: Sides<DialledCall>): Pair[] => {
  const taken = live.call.emergency ?? file.call.emergency;
  if (taken === undefined) return [];
  const { policy: name, dial } = taken;
  const described = ({ voice }: FileSide | LiveSide) => {
    const policy = named(voice.config.emergencyPolicies ?? [], name);
    return (
      policy && {
        numbers: policy.numbers.flatMap((number) =>
          number.dial === dial ? [[dial, ...number.masks.toSorted(), 'by', number.usage].join(' ')] : [],
        ),
      }
    );
  };
  const called = `emergency call routing policy "${name}"`;
  const [inFile, inTenant] = [described(file), described(live)];
  // Of one that the file only names it says nothing.
  if (inFile === undefined && inTenant !== undefined) return [];
  return [{ about: 'policy', name, called, file: inFile, tenant: inTenant, words: { numbers: {} } }];
};

/** Who calls: what is in force for them, where that isn't the same, and the number that is shown. */
const userPairs = ({ file, live }: Sides<DialledCall>, policies: readonly (keyof typeof inForce)[]): Pair[] => {
  const name = live.call.user;
  const isUser = ({ upn }: { readonly upn: string }) => sameName(upn, name);
  const isRouted = [file.call, live.call].some(({ outcome }) => attemptsOf(outcome).length > 0);
  const given = policies.flatMap((word) => {
    const [before, now] = [inForce[word](file.call, file), inForce[word](live.call, live)];
    if (!before || !now || sameName(before.name, now.name)) return [];
    return [[word, { value: now.source.kind === 'global' ? undefined : now.name, by: giver(now) }] as const];
  });
  const tenant = Object.fromEntries(given.map(([word, { value }]) => [word, value]));
  return [
    {
      about: 'user',
      name,
      called: name,
      file: file.tenant.users.find(isUser),
      tenant: { number: live.voice.users.get(name.toLowerCase())?.user.number, ...tenant },
      words: {
        ...Object.fromEntries(given.map(([word, { by }]) => [word, by === undefined ? {} : { by }])),
        ...(isRouted ? { number: {} } : {}),
      },
    },
  ];
};

const giver = ({ source }: InForce): string | undefined => {
  if (source.kind === 'group') return `by group ${source.group}`;
  return source.kind === 'global' ? '(so Global holds)' : undefined;
};

/** The plan in force, where it is one: whether it is there, and the rules that decide. */
const planPairs = ({ file, live }: Sides<DialledCall>): Pair[] => {
  const [byFile, byTenant] = [file.call.normalisation, live.call.normalisation];
  const { name } = byTenant.plan;
  if (!sameName(byFile.plan.name, name)) return [];
  const [inFile, inTenant] = [file, live].map(({ voice }) => named(voice.config.dialPlans, name));
  const pair = { about: 'dial plan' as const, name };
  const called = `dial plan "${name}"`;
  if (inFile === undefined || inTenant === undefined) {
    const isThere = !sameName(name, 'Global');
    if (isThere) return [{ ...pair, called, file: inFile, tenant: inTenant, words: {} }];
  }
  const rules = eachOnce(
    [byFile, byTenant].flatMap(({ trials }) =>
      trials.flatMap(({ rule, origin, result }) => (result === 'matched' && origin === 'dial plan' ? [rule.name] : [])),
    ),
  );
  const order = [inFile, inTenant].map((plan) => ({ rules: (plan?.rules ?? []).map(({ name: rule }) => rule) }));
  return [
    ...rules.map((rule) => ({
      ...pair,
      called: `${called}: rule "${rule}"`,
      file: named(inFile?.rules ?? [], rule),
      tenant: named(inTenant?.rules ?? [], rule),
      words: { pattern: {}, translation: {} },
    })),
    inOrder({ ...pair, called, file: order[0], tenant: order[1] }, 'rules', rules),
  ];
};

/** Compares the order of what both sides have of a list. */
const inOrder = (pair: Omit<Pair, 'words'>, word: string, items: readonly string[]): Pair => {
  const lists = [pair.file, pair.tenant].map(
    (side) => (side as Readonly<Record<string, readonly string[]>>)?.[word] ?? [],
  );
  return {
    ...pair,
    words: { [word]: { only: items.filter((item) => lists.every((list) => includesName(list, item))) } },
  };
};

/** The policy in force, where it is one: the usages that decide. */
const policyPairs = ({ file, live }: Sides<DialledCall>): Pair[] => {
  const { name } = live.call.policy;
  if (!sameName(file.call.policy.name, name)) return [];
  const deciding = [file.call, live.call].flatMap(({ outcome, usages }) => {
    if (outcome.kind === 'routed' || outcome.kind === 'not known yet') return [outcome.usage];
    return outcome.kind === 'dropped' && outcome.reason === 'no sbc' ? [usages.at(-1)?.usage ?? ''] : [];
  });
  const [inFile, inTenant] = [file, live].map(({ voice }) => named(voice.config.voiceRoutingPolicies, name));
  if (inFile === undefined && sameName(name, 'Global')) return [];
  const called = `voice routing policy "${name}"`;
  return [{ about: 'policy', name, called, file: inFile, tenant: inTenant, words: { pstnUsages: { only: deciding } } }];
};

/** Routes that match, and the order in which they are tried. */
const routePairs = ({ file, live }: Sides<DialledCall>): Pair[] => {
  const [byFile = [], byTenant = []] = [file.call, live.call].map(matched);
  const names = eachOnce([...byTenant, ...byFile]);
  const usages = [file.call, live.call].flatMap((call) => call.usages.map(({ usage }) => usage));
  const [first = ''] = names;
  return [
    ...names.map(
      (name): Pair => ({
        about: 'route',
        name,
        called: `route "${name}"`,
        file: named(file.tenant.voiceRoutes, name),
        tenant: named(live.words.voiceRoutes, name),
        words: { pattern: {}, pstnUsages: { only: usages, unordered: true }, sbcs: { unordered: true } },
      }),
    ),
    inOrder(
      {
        about: 'route',
        name: first,
        called: 'routes that match',
        file: { tried: byFile },
        tenant: { tried: byTenant },
      },
      'tried',
      names,
    ),
  ];
};

const matched = (call: DialledCall): string[] =>
  (call.usages.at(-1)?.routes ?? []).flatMap(({ route, result }) => (result === 'matched' ? [route.name] : []));

/** SBCs by which the call leaves; one that the file lacks is told by the route that goes there. */
const sbcPairs = ({ file, live }: Sides<DialledCall>): Pair[] =>
  eachOnce([live.call, file.call].flatMap(sbcsOf)).flatMap((key): Pair[] => {
    const [inFile, inTenant] = [file.tenant, live.words].map(({ sbcs }) => sbcs.find((sbc) => sameName(sbc.key, key)));
    if (inFile === undefined) return [];
    // A route still names it, and the tenant hasn't it: it would be a carrier's.
    const tenant = inTenant?.derived === true && !inFile.derived ? undefined : inTenant;
    return [{ about: 'SBC', name: key, called: `SBC ${key}`, file: inFile, tenant, words: { enabled: {} } }];
  });

const sbcsOf = ({ outcome }: DialledCall): string[] =>
  attemptsOf(outcome).flatMap(({ sbcs, disabled }) => [...sbcs.map(({ sbc }) => sbc), ...disabled]);

/** Who is shown as the caller, where the call goes out by both: the policy in force, or what is in it. */
const callerPairs = ({ file, live }: Sides<DialledCall>): Pair[] => {
  const now = live.call.caller;
  const isOut = [file.call, live.call].every(({ outcome }) => attemptsOf(outcome).length > 0);
  if (now === undefined || !isOut) return [];
  const before = file.call.caller ?? inANewTenant;
  const pair = { about: 'user' as const, name: live.call.user, called: live.call.user };
  if (!sameName(before.policy, now.policy)) {
    const [asked, given] = [before, now].map(({ policy }) => ({ callerIdPolicy: policy }));
    return [{ ...pair, file: asked, tenant: given, words: { callerIdPolicy: {} } }];
  }
  if (before.shows === 'not known') return [];
  const words = { show: {}, account: {}, companyName: {}, userOverride: {} };
  const [asked, given] = [before, now].map(({ shows, account, companyName, mayHide }) => ({
    show: shows,
    account: account?.toLowerCase(),
    companyName,
    userOverride: mayHide ?? false,
  }));
  const called = `caller ID policy "${now.policy}"`;
  return [{ about: 'policy', name: now.policy, called, file: asked, tenant: given, words }];
};

/** What files that say nothing of caller ID policies stand for. */
const inANewTenant: Caller = { policy: 'Global', shows: 'ownNumber', isAssumed: true };
