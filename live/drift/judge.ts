import { lacksPlans } from '../../providers/msteams/readiness/service-plans.ts';
import { includesName } from '../../providers/msteams/resources/same-name.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { asFarAsKnown } from '../as-far-as-known.ts';
import type { Beyond } from '../beyond.ts';
import { isKnown } from '../known.ts';
import type { Matched } from '../verify/ccaip-users.ts';
import { inWords } from '../words/words.ts';
import { applicationThatDiffers } from './application.ts';
import { asItIs } from './as-it-is.ts';
import { ccaipThatDiffers } from './ccaip.ts';
import { abouts, type Difference } from './difference.ts';
import type { DriftFacts, TeamsFacts } from './facts.ts';
import { globalThatDiffers } from './global.ts';
import { groupsThatDiffer } from './groups.ts';
import { numbersOfOutsiders } from './outsiders.ts';
import { peopleWhoDiffer } from './people.ts';
import { thingsThatDiffer } from './things.ts';
import { trunkThatDiffers } from './trunk.ts';

/** Where a tenant differs from its files, as far as it could be read: what couldn't is told by `failuresOf`. */
export const differencesOf = (
  tenant: Tenant,
  facts: DriftFacts,
  { today, matched }: { readonly today: string; readonly matched: readonly Matched[] },
): Difference[] => {
  const { teams, application, domains, ccaip, trunk } = facts;
  const found = [
    ...(isKnown(teams) ? ofTeams(tenant, teams.value) : []),
    ...(isKnown(application) ? applicationThatDiffers(tenant, application.value, today) : []),
    ...(isKnown(domains) ? domainsMissing(tenant, domains.value) : []),
    ...(ccaip !== undefined && isKnown(ccaip.users)
      ? ccaipThatDiffers(tenant, ccaip, { users: ccaip.users.value, matched })
      : []),
    ...trunkThatDiffers(tenant, trunk),
  ];
  return found.toSorted((one, other) => abouts.indexOf(one.about) - abouts.indexOf(other.about));
};

const ofTeams = (whole: Tenant, facts: TeamsFacts): Difference[] => {
  const file = asFarAsKnown(whole);
  const { words, beyond } = inWords(facts.rows, file);
  const now = asItIs(file, words, facts.rows);
  return [
    ...thingsThatDiffer(file, now),
    ...notInOneOrder(now, beyond),
    ...blockingOff(file, facts),
    ...globalThatDiffers(file, beyond),
    ...groupsThatDiffer(file, facts),
    ...peopleWhoDiffer(file, facts),
    ...numbersOfOutsiders(file, facts),
    ...licencesMissing(file, facts),
    ...networkSites(beyond),
  ];
};

/** Two routes of a usage in an order that no file can say. */
const notInOneOrder = (now: Tenant, beyond: readonly Beyond[]): Difference[] =>
  beyond
    .filter(
      ({ about, field, name }) =>
        about === 'voice route' &&
        field === 'Priority' &&
        includesName(
          now.voiceRoutes.map((route) => route.name),
          name,
        ),
    )
    .map(({ name, value, why }) => ({
      about: 'routes',
      name,
      is: 'otherwise',
      changes: [{ field: 'Priority', tenant: String(value) }],
      text: `route "${name}": Priority ${value}. ${why}`,
    }));

const blockingOff = ({ blockedCallers }: Tenant, { rows }: TeamsFacts): Difference[] =>
  rows.blocksCallers || blockedCallers.length === 0
    ? []
    : [
        {
          about: 'blocking',
          name: 'blocked callers',
          is: 'otherwise',
          changes: [{ field: 'blocking', file: 'on', tenant: 'off' }],
          text: 'blocking of callers is off for the whole tenant; the file has patterns.',
        },
      ];

const licencesMissing = (file: Tenant, { plans }: TeamsFacts): Difference[] =>
  file.users.flatMap(({ upn }): Difference[] => {
    const lacks = lacksPlans(plans.get(upn.toLowerCase()) ?? []);
    if (!plans.has(upn.toLowerCase()) || lacks === undefined) return [];
    return [
      {
        about: 'licence',
        name: upn,
        is: 'missing',
        changes: [],
        text: `${upn} has ${lacks}.`,
        fix: `give it back; npm run doctor -- ${file.name} says which one.`,
      },
    ];
  });

/** A site of the network is somebody else's, and decides about emergency calls all the same. */
const networkSites = (beyond: readonly Beyond[]): Difference[] =>
  beyond
    .filter(({ about }) => about === 'network site')
    .map(({ name, value, why }) => ({
      about: 'emergency call routing policy',
      name: `network site ${name}`,
      is: 'foreign',
      changes: [],
      text: `network site "${name}" has the emergency call routing policy "${value}". ${why}`,
      isOnlyTold: true,
    }));

const domainsMissing = ({ domain, otherDomains = [], sipDomain }: Tenant, verified: readonly string[]): Difference[] =>
  [...new Set([domain, sipDomain.name, ...otherDomains])]
    .filter((name) => !isNotKnownYet(name) && !includesName(verified, name))
    .map((name) => ({
      about: 'domain',
      name,
      is: 'missing',
      changes: [],
      text: `domain ${name} is no verified domain of the tenant${name === sipDomain.name ? ', so Teams takes no SBC in it' : ''}.`,
      fix: 'register and verify it again; npm run doctor says what is missing.',
    }));
