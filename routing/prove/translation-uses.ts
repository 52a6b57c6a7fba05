import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, newBudget, OverBudget } from '../automata/budget.ts';
import { labelsOf } from '../automata/machine.ts';
import { patternAtom, patternKey } from '../compare/atoms.ts';
import { colleagueAtom } from '../compare/colleague-atom.ts';
import { createGround } from '../compare/ground.ts';
import { rulesInForce } from '../compare/rules.ts';
import { treatmentAtoms } from '../compare/treatment-atoms.ts';
import { nameKey } from '../compile.ts';
import type { Rewrite } from '../config.ts';
import type { Facts } from './facts.ts';
import { staying } from './route-proof.ts';
import { rolesOf } from './sighting.ts';

const states = 300_000;

/** Translation rules by the numbers of calls that leave by one SBC. */
export interface Uses {
  /** Names of rules that match some such number, whether the SBC lists them or not. */
  readonly matching: Set<string>;
  /** Names of rules that are the first of `outboundPstn` to match some such number. */
  readonly first: Set<string>;
}

/** For each SBC what its calls out meet, by its key; nothing where some number is beyond a proof. */
export const calledNumbers = (facts: Facts): ReadonlyMap<string, Uses> | undefined => {
  try {
    return prove(facts);
  } catch (error) {
    if (error instanceof BeyondExactness || error instanceof OverBudget) return undefined;
    throw error;
  }
};

const prove = ({ voice, callers }: Facts): ReadonlyMap<string, Uses> | undefined => {
  const { voiceRoutes, translationRules, sbcs } = voice.config;
  const budget = newBudget(states);
  const atomsOf = (alphabet: Alphabet) => [
    ...[...voiceRoutes, ...translationRules].map(({ pattern }) => patternAtom(pattern, alphabet, budget)),
    colleagueAtom(voice, voice, alphabet, budget),
    ...treatmentAtoms(voice, voice, alphabet, budget),
  ];
  const ground = createGround(
    callers.flatMap(({ ready }) => rulesInForce(ready)),
    atomsOf,
    budget,
  );
  if (ground.atoms.beyond.size > 0) return undefined;
  const stayOf = staying(voice, ground.atoms);
  const uses = new Map(sbcs.map(({ name }): [string, Uses] => [name, { matching: new Set(), first: new Set() }]));
  for (const caller of callers) {
    const rules = rulesInForce(caller.ready);
    const { machine, beyond } = ground.follow(rules);
    if (beyond.length > 0 || rules.some((rule) => ground.partial(rule))) return undefined;
    for (const label of labelsOf(machine)) {
      if (label === 0) continue;
      const members = ground.atoms.combined.membersOf(ground.ways.at(label - 1).result);
      const matches = ({ pattern }: Pick<Rewrite, 'pattern'>): boolean =>
        members.has(ground.atoms.placeOf(patternKey(pattern)));
      const matching = translationRules.filter(matches).map(({ name }) => name);
      const leaving = rolesOf(caller, voiceRoutes, stayOf(members), matches).filter(
        ({ role }) => role === 'chosen' || role === 'fail-over',
      );
      const keys = leaving.flatMap(({ route }) => voiceRoutes.find(({ name }) => name === route)?.sbcs ?? []);
      for (const sbc of sbcs)
        if (keys.includes(sbc.name)) note(uses.get(sbc.name), matching, sbc.translations?.outboundPstn);
    }
  }
  return uses;
};

/** Counts one number's rules: those that match it, and the first of a list among them. */
export const note = (uses: Uses | undefined, matching: readonly string[], list: readonly string[] = []): void => {
  for (const name of matching) uses?.matching.add(name);
  const first = list.find((rule) => matching.some((name) => nameKey(name) === nameKey(rule)));
  if (first !== undefined) uses?.first.add(first);
};
