import type { Tenant } from '../../tenant/tenant.ts';
import { judgeTrunk } from '../trunk/judge.ts';
import { judgeNumbers } from '../trunk/judge-numbers.ts';
import { destinationsThatDiffer } from '../trunk/judge-profile.ts';
import { setAgain } from '../trunk/set-again.ts';
import type { TrunkNow } from '../trunk/trunk-now.ts';
import { destinationsOf, withDestinations } from '../trunk/with-destinations.ts';
import type { Change, Difference } from './difference.ts';

/** What of the trunk isn't as the file says; numbers are told by who holds them, and what only the files say is lint's. */
export const trunkThatDiffers = (tenant: Tenant, trunk: TrunkNow): Difference[] => {
  const inTeams = { why: 'told by itself' };
  const ofFiles = judgeNumbers(tenant, inTeams).map(({ text }) => text);
  const byText = new Map(
    (trunk.carrier === undefined ? [] : destinationsThatDiffer(tenant, trunk.carrier)).map(
      ({ finding, destinations }) => [finding.text, destinations] as const,
    ),
  );
  return judgeTrunk(tenant, trunk, inTeams)
    .filter(({ standing, text }) => standing === 'bad' && !ofFiles.includes(text))
    .map(({ text, fix }) => ({
      about: 'trunk',
      name: text,
      is: 'otherwise',
      changes: destinationsChanged(tenant, byText.get(text)),
      text: `the trunk: ${text}`,
      // Where a refresh and an up do it is said once, below all of them.
      ...(fix !== undefined && fix !== setAgain && { fix }),
    }));
};

const field = 'destinations';

const destinationsChanged = (file: Tenant, now: readonly string[] | undefined): Change[] =>
  now === undefined ? [] : [{ field, file: destinationsOf(file).join(' '), tenant: now.join(' ') }];

/** The file, but for the countries that can be called, which are as this difference has them; undefined where it isn't about those. */
export const withTrunkOf = (file: Tenant, { changes }: Pick<Difference, 'changes'>): Tenant | undefined => {
  const now = changes.find((change) => change.field === field)?.tenant;
  return now === undefined
    ? undefined
    : withDestinations(
        file,
        now.split(' ').filter((one) => one !== ''),
      );
};

/** A tenant with the countries that can be called as the carrier has it, where that is known. */
export const withTrunkNow = (now: Tenant, { carrier }: TrunkNow): Tenant => {
  const found = carrier === undefined ? [] : destinationsThatDiffer(now, carrier);
  if (found.length === 0) return now;
  const refused = found.some(({ destinations }) => destinations.length === 0);
  const profile = carrier !== undefined && 'value' in carrier.profile ? carrier.profile.value : undefined;
  return withDestinations(now, refused ? [] : (profile?.destinations ?? []));
};
