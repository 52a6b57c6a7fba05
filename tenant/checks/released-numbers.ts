import type { TenantParts } from '../schema/parse-sections.ts';
import type { Finding } from '../source/finding.ts';
import type { User } from '../tenant.ts';
import { providerOf } from '../trunk-of.ts';
import { dialledPart } from '../unassigned/in-blocks.ts';

/** Numbers that are to be given back to the provider, and that somebody in users.csv holds. */
export const releasedNumbers = (file: Pick<TenantParts, 'sipTrunk'>, users: readonly User[]): Finding[] => {
  const provider = providerOf(file);
  if (provider === undefined) return [];
  const holders = new Map(users.map((user) => [dialledPart(user.number), user]));
  return (file.sipTrunk?.[provider]?.release ?? []).flatMap((number, at): Finding[] => {
    const holder = holders.get(number);
    if (holder === undefined) return [];
    return [
      {
        path: ['sipTrunk', provider, 'release', at],
        message: `"${number}" is the number of ${holder.upn} (users.csv, line ${holder.line}).`,
        allowed: 'Only numbers that nobody holds are given back: they are gone for good.',
        fix: `remove it from release, or first give ${holder.upn} another number.`,
      },
    ];
  });
};
