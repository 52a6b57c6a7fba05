import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { blockingText, isSilenced } from '../../routing/blocked-callers.ts';
import type { Arrival, HandedOverCall } from '../../routing/explain-handed-over.ts';
import { decidingWords } from '../../routing/who-answers.ts';
import { compare, type Pair } from './compare.ts';
import type { Difference } from './difference.ts';
import { named, type Sides } from './sides.ts';
import { treatmentPairs } from './treatment-pairs.ts';

/** What of a call that CCAIP hands over the tenant has otherwise: SBCs by which it comes in, and what holds for whom it rings. */
export const handedOverDifferences = (sides: Sides<HandedOverCall>): Difference[] => [
  ...[...sbcPairs(sides), ...userPairs(sides), ...policyPairs(sides), ...treatmentPairs(sides)].flatMap(compare),
  ...arrivals(sides),
  ...blocked(sides),
];

const sbcPairs = ({ file, live }: Sides<HandedOverCall>): Pair[] =>
  file.tenant.sbcs.map((sbc) => ({
    about: 'SBC',
    name: sbc.key,
    called: `SBC ${sbc.key} (${sbc.fqdn})`,
    file: sbc,
    tenant: live.words.sbcs.find(({ fqdn, derived }) => sameName(fqdn, sbc.fqdn) && (sbc.derived || !derived)),
    words: {},
  }));

/** The calling policy of whom it rings by both. */
const userPairs = ({ file, live }: Sides<HandedOverCall>): Pair[] => {
  const [before, now] = [file.call.outcome, live.call.outcome];
  if (before.kind !== 'rings' || now.kind !== 'rings' || !sameName(before.user, now.user)) return [];
  if (sameName(before.callingPolicy ?? '', now.callingPolicy ?? '')) return [];
  const { user: name } = now;
  return [{ about: 'user', name, called: name, file: before, tenant: now, words: { callingPolicy: {} } }];
};

/** What the file says of the calling policy of whom it rings, where it describes that one. */
const policyPairs = ({ file, live }: Sides<HandedOverCall>): Pair[] => {
  const [before, now] = [file.call.outcome, live.call.outcome];
  if (before.kind !== 'rings' || now.kind !== 'rings' || !before.settings || !now.settings) return [];
  const { name, ...asked } = before.settings;
  if (!sameName(name, now.settings.name)) return [];
  const words = Object.fromEntries(decidingWords.flatMap((word) => (asked[word] === undefined ? [] : [[word, {}]])));
  return [{ about: 'policy', name, called: `calling policy "${name}"`, file: asked, tenant: now.settings, words }];
};

/** SBCs that the files don't know, and numbers that translation rules make otherwise than the file's. */
const arrivals = ({ file, live }: Sides<HandedOverCall>): Difference[] =>
  live.call.arrivals.flatMap(({ sbc, called, rule, user }): Difference[] => {
    const isForeign = !named(file.voice.config.sbcs, sbc);
    const isAlike = live.call.arrivals.every((other) => other.user === user);
    const difference = (text: string): Difference[] => [{ about: 'SBC', name: sbc, text }];
    if (isForeign && !isAlike) return difference(`SBC ${sbc} isn't in the file and hands over ${called}.`);
    const before = file.call.arrivals.find((arrival) => arrival.sbc === sbc);
    if (before === undefined || (rule === undefined && before.rule === undefined)) return [];
    const [shown, said] = [{ called, rule }, before].map(madeBy);
    return shown === said ? [] : difference(`SBC ${sbc} makes the called number ${shown}; by the file ${said}.`);
  });

const madeBy = ({ called, rule }: Pick<Arrival, 'called' | 'rule'>): string =>
  rule === undefined ? called : `${called} by translation rule "${rule}"`;

/** Patterns that block the call by one side alone, and numbers of which the tenant says another thing than we read. */
const blocked = ({ file, live }: Sides<HandedOverCall>): Difference[] => {
  const told = ({ blockedBy = [] }: HandedOverCall): string[] =>
    blockedBy
      .filter((one) => isSilenced([one]))
      .map(({ number, pattern = '' }) => `${number} ${pattern}`.toLowerCase());
  const [before, now] = [told(file.call), told(live.call)];
  return (live.call.blockedBy ?? []).flatMap((one): Difference[] => {
    const name = one.pattern ?? one.number;
    const isKnown = before.includes(`${one.number} ${one.pattern ?? ''}`.toLowerCase());
    return isKnown || !now.includes(`${one.number} ${one.pattern ?? ''}`.toLowerCase())
      ? []
      : [{ about: 'blocked caller', name, text: `${blockingText(one)}; the file doesn't say so.` }];
  });
};
