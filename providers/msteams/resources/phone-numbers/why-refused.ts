import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { type DirectoryUser, readDirectory } from '../../readiness/directory.ts';
import { anyLicence } from '../../readiness/licence-problem.ts';
import { lacksPlans } from '../../readiness/service-plans.ts';
import type { NumberAction } from './action.ts';

const onPremises = /on-premises Active Directory/i;

/**
 * What a refusal means that Teams words as a number of the on-premises directory: it says the same of a user whose Phone System
 * licence has ended, so Entra's own facts are asked before it is believed.
 */
export const whyRefused = async (
  graph: Graph,
  outcomes: Map<NumberAction, 'done' | ServiceError>,
  context: Context,
): Promise<void> => {
  const doubtful = [...outcomes].flatMap(([action, end]) =>
    end !== 'done' && onPremises.test(end.facts.text) ? [{ action, facts: end.facts }] : [],
  );
  if (doubtful.length === 0) return;
  const ids = [...new Set(doubtful.map(({ action }) => action.objectId))];
  // What can't be asked stays as Teams says it.
  const directory = await readDirectory(graph, { upns: [], ids }, context).catch(() => undefined);
  for (const { action, facts } of doubtful) {
    const user = directory?.byId(action.objectId);
    if (user !== undefined) outcomes.set(action, judge(facts, user));
  }
};

const judge = (facts: ServiceError['facts'], user: DirectoryUser): ServiceError => {
  const lacking = lacksPlans(user.assignedPlans ?? []);
  if (lacking !== undefined) {
    return new ServiceError({
      ...facts,
      kind: 'NotLicensed',
      text: `The user has ${lacking}. Teams words it as a number that is set in the on-premises Active Directory.`,
      fix: `${anyLicence}, wait a few minutes, run up again.`,
    });
  }
  const fix =
    user.onPremisesSyncEnabled === true
      ? 'clear the number in the on-premises directory, let it synchronise, then run up again.'
      : "Entra doesn't synchronise this user from an on-premises directory, and the licence is there: wait a few minutes until Teams knows of it, then run up again.";
  return new ServiceError({ ...facts, fix });
};
