import { includesName } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { plansInWords } from './dial-plans.ts';
import { policiesInWords } from './policies.ts';
import { routesInWords } from './routes.ts';
import type { Said, TenantWords } from './said.ts';
import { sbcsInWords } from './sbcs.ts';
import { usagesOf } from './usages.ts';
import { usersInWords } from './users.ts';

/**
 * A tenant as its files would say it.
 *
 * `file` is what they do say: names and SBCs' keys are spelled as there, and what Teams doesn't keep comes from it (which SBC maps
 * user names, carriers' trunks that no route names, sites, how CCAIP uses a person, `adopt`). Without it an SBC's key is its FQDN.
 */
export const inWords = (rows: LiveRows, file: TenantWords): Said<TenantWords> => {
  const sbcs = sbcsInWords(rows, file);
  const voiceRoutes = routesInWords(rows, file, sbcs.words);
  const voiceRoutingPolicies = policiesInWords(rows, file);
  const dialPlans = plansInWords(rows, file);
  const users = usersInWords(rows, file);
  const sections = { sbcs, voiceRoutes, voiceRoutingPolicies, dialPlans, users };
  return {
    words: {
      country: file.country,
      sbcs: sbcs.words,
      pstnUsages: usagesOf(rows, file).map((name) => ({
        name,
        routes: voiceRoutes.words.flatMap((route) => (includesName(route.pstnUsages, name) ? [route.name] : [])),
      })),
      voiceRoutes: voiceRoutes.words,
      voiceRoutingPolicies: voiceRoutingPolicies.words,
      dialPlans: dialPlans.words,
      users: users.words,
    },
    beyond: Object.values(sections).flatMap(({ beyond }) => beyond),
  };
};
