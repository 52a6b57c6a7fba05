import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { HandedOverCall } from '../../routing/explain-handed-over.ts';
import { compare, type Pair } from './compare.ts';
import type { Difference } from './difference.ts';
import { named, type Sides } from './sides.ts';

/** What of a call that CCAIP hands over the tenant has otherwise: SBCs by which it comes in, and what holds for whom it rings. */
export const handedOverDifferences = (sides: Sides<HandedOverCall>): Difference[] => [
  ...[...sbcPairs(sides), ...userPairs(sides)].flatMap(compare),
  ...arrivals(sides),
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

/** SBCs that the files don't know, and numbers that translation rules make; a tenant file knows none. */
const arrivals = ({ file, live }: Sides<HandedOverCall>): Difference[] =>
  live.call.arrivals.flatMap(({ sbc, called, rule, user }): Difference[] => {
    const isForeign = !named(file.voice.config.sbcs, sbc);
    const isAlike = live.call.arrivals.every((other) => other.user === user);
    const difference = (text: string): Difference[] => [{ about: 'SBC', name: sbc, text }];
    if (isForeign && !isAlike) return difference(`SBC ${sbc} isn't in the file and hands over ${called}.`);
    if (rule === undefined) return [];
    return difference(
      `SBC ${sbc} makes the called number ${called} by translation rule "${rule}"; the file has no such rule.`,
    );
  });
