import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import { select } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { type Atoms, patternAtom, patternKey } from '../compare/atoms.ts';
import { clickedMatter, likeliestClicked } from '../compare/clicked.ts';
import { colleagueAtom, colleagueKey } from '../compare/colleague-atom.ts';
import { createGround, type Ground } from '../compare/ground.ts';
import { likeliest } from '../compare/likeliest.ts';
import { rulesInForce } from '../compare/rules.ts';
import { manyNumbers } from '../compare/sample-numbers.ts';
import { beyondTreatments, taker, treatmentAtoms } from '../compare/treatment-atoms.ts';
import type { Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { matcherFor, withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import { planDoubtReason } from '../plan-doubt.ts';
import type { DialledCall } from '../trace.ts';
import type { Callers, Facts } from './facts.ts';
import { partly } from './partly.ts';
import { rolesOf, type Sighting, type Stay } from './sighting.ts';

/** States for all callers together, and, if that is too little, for one group after the other. */
const together = 500_000;
const oneByOne = 300_000;

/** Every role that every route has for some number that some caller can dial. */
export interface RouteProof {
  readonly sightings: readonly Sighting[];
  /** Callers of whom nothing is proved, with the reason. */
  readonly unsure: ReadonlyMap<Callers, Unsure>;
  /** Routes whose pattern is beyond a proof, by name, with the reason. */
  readonly beyond: ReadonlyMap<string, string>;
}

interface Unsure {
  readonly why: string;
  /** Their numbers were tried; else all are counted, though what Teams makes of them is assumed. */
  readonly tried: boolean;
}

export const proveRoutes = (facts: Facts): RouteProof => {
  const all = attempt(facts, facts.callers, newBudget(together));
  if (typeof all !== 'string') return all;
  const budget = newBudget(oneByOne);
  const parts = facts.callers.map((callers) => {
    const part = attempt(facts, [callers], budget);
    if (typeof part !== 'string') return part;
    return {
      sightings: trySightings(facts, callers),
      unsure: new Map([[callers, { why: part, tried: true }]]),
      beyond: new Map(),
    };
  });
  return {
    sightings: parts.flatMap(({ sightings }) => sightings),
    unsure: new Map(parts.flatMap(({ unsure }) => [...unsure])),
    beyond: new Map(parts.flatMap(({ beyond }) => [...beyond])),
  };
};

const attempt = (facts: Facts, groups: readonly Callers[], budget: Budget): RouteProof | string => {
  try {
    return prove(facts, groups, budget);
  } catch (error) {
    if (error instanceof OverBudget) return 'the patterns together have too many cases';
    if (error instanceof BeyondExactness) return error.what;
    throw error;
  }
};

const prove = (facts: Facts, groups: readonly Callers[], budget: Budget): RouteProof => {
  const { voice } = facts;
  const routes = voice.config.voiceRoutes;
  const atomsOf = (alphabet: Alphabet) => [
    ...routes.map(({ pattern }) => patternAtom(pattern, alphabet, budget)),
    colleagueAtom(voice, voice, alphabet, budget),
    ...treatmentAtoms(voice, voice, alphabet, budget),
  ];
  const ground = createGround(
    groups.flatMap(({ ready }) => rulesInForce(ready)),
    atomsOf,
    budget,
    clickedMatter(groups.map(({ ready }) => ready)),
  );
  const unsure = new Map<Callers, Unsure>();
  const sightings = groups.flatMap((callers) => {
    const rules = rulesInForce(callers.ready);
    const { machine, beyond } = ground.follow(rules);
    const [left] = beyond;
    const [unread] = beyondTreatments(voice, voice, ground.atoms);
    const partial = rules.find((rule) => ground.partial(rule));
    if (left) {
      const passed = 'apply' in rewriterFor(left.rule) ? '' : ', so it was passed over';
      unsure.set(callers, { why: `rule "${left.rule.name}" is beyond a proof${passed}: ${left.why}`, tried: true });
      return trySightings(facts, callers);
    }
    if (unread) {
      unsure.set(callers, { why: `${unread.what} is beyond a proof: ${unread.why}`, tried: true });
      return trySightings(facts, callers);
    }
    // Other rules of Teams' own for a country would make numbers with a + too, and those are all dialled as they are anyway.
    if (callers.ready.unreadGlobal)
      unsure.set(callers, { why: planDoubtReason({ kind: 'global plan' }), tried: false });
    if (partial) unsure.set(callers, { why: `of rule "${partial.name}": ${partly}`, tried: false });
    const typed = sightingsIn(facts, callers, ground, machine);
    if (!ground.clicked) return typed;
    return [
      ...typed,
      ...sightingsIn(facts, callers, ground, ground.follow(rules, ground.clicked).machine, likeliestClicked),
    ];
  });
  const beyond = routes.flatMap(({ name, pattern }): [string, string][] => {
    const why = ground.atoms.beyond.get(patternKey(pattern));
    return why === undefined ? [] : [[name, why]];
  });
  return { sightings, unsure, beyond: new Map(beyond) };
};

const sightingsIn = (
  { voice, tenant }: Facts,
  callers: Callers,
  ground: Ground,
  machine: ReturnType<Ground['follow']>['machine'],
  likely = likeliest,
): Sighting[] => {
  const placeOf = new Map(
    voice.config.voiceRoutes.map(({ pattern }) => [pattern, ground.atoms.placeOf(patternKey(pattern))]),
  );
  const stayOf = staying(voice, ground.atoms);
  return [...labelsOf(machine)].flatMap((label): Sighting[] => {
    if (label === 0) return [];
    const members = ground.atoms.combined.membersOf(ground.ways.at(label - 1).result);
    const roles = rolesOf(callers, voice.config.voiceRoutes, stayOf(members), ({ pattern }) =>
      members.has(placeOf.get(pattern) ?? -1),
    );
    const dialled = (): string | undefined =>
      likely(
        select(machine, (other) => other === label),
        tenant.country,
      );
    return roles.map((role) => ({ ...role, callers, dialled }));
  });
};

/** Why no route is asked about a number, by what holds of it. */
export const staying = (voice: Voice, atoms: Atoms): ((members: ReadonlyMap<number, number>) => Stay | undefined) => {
  const colleagues = atoms.placeOf(colleagueKey);
  const take = taker(voice, atoms, 'head');
  return (members) => {
    if (members.has(colleagues)) return 'internal';
    const taken = take(members);
    return taken && { treatment: taken.treatment.name };
  };
};

const stayIn = ({ outcome }: DialledCall): Stay | undefined => {
  if (outcome.kind === 'internal') return 'internal';
  return outcome.kind === 'treated' ? { treatment: outcome.treatment } : undefined;
};

/** The same from many numbers, where exactness ends: what is seen is true, what isn't seen may still be. */
const trySightings = ({ voice }: Facts, callers: Callers): Sighting[] => {
  const routes = voice.config.voiceRoutes;
  const matchers = new Map(routes.map(({ name, pattern }) => [name, matcherFor(pattern)]));
  const found = new Map<string, Sighting>();
  for (const number of manyNumbers(callers.ready.user.country)) {
    const call = explainDialled(voice, callers.ready, number);
    const made = call.normalisation.number;
    const roles = rolesOf(callers, routes, stayIn(call), ({ name }) => {
      const matcher = matchers.get(name);
      return matcher !== undefined && 'test' in matcher && withinSteps(name, () => matcher.test(made)) === true;
    });
    for (const role of roles) {
      const key = [role.route, role.role, role.treatment, ...role.before.map(({ route }) => route.name)].join('\n');
      if (!found.has(key)) found.set(key, { ...role, callers, dialled: () => number });
    }
  }
  return [...found.values()];
};
