import { listing } from '../../tenant/listing.ts';
import { misfitOf } from '../numbers/misfit.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Numbers of users.csv that are no number of their country: a digit got lost, or one came in. As far as libphonenumber knows the plans. */
export const numberMisfit = ({ tenant }: Facts): Finding[] => {
  const found = tenant.users.flatMap(({ upn, number }) => {
    const misfit = misfitOf(number);
    return misfit === undefined ? [] : [{ upn, text: `${number} (${upn}, ${misfit})` }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const are = found.length === 1 ? '1 number of users.csv is' : `${found.length} numbers of users.csv are`;
  return [
    {
      kind: 'number-misfit',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'user', name: first.upn },
      what: `${are} none that a carrier gives: ${listing(found.map(({ text }) => text))}.`,
      why: 'A call to a number that its country has not is delivered by no carrier, so it rings nobody, and nobody can call back who is shown it.',
      fix: 'correct the digits in users.csv; where the country has such numbers by now, leave them.',
    },
  ];
};
