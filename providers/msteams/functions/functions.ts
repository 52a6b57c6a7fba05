import type { z } from 'zod';
import type { ProviderFunction } from '../../kit/provider.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Graph, GraphCall } from '../graph/graph.ts';
import { checkArgs } from '../schema/check.ts';
import { functionSchemas } from '../schema/functions.ts';
import type { Session } from '../session.ts';
import { clientSecrets } from './client-secrets.ts';
import { halfMadeApplications } from './half-made-applications.ts';

/** A question holds up what waits for its answer, so it ends after this long (milliseconds), however busy Graph is. */
const longest = 30_000;

/** The package's functions by token, on one tenant. */
export const createFunctions = (session: Session): Readonly<Record<string, ProviderFunction>> => {
  const asked =
    <Schema extends z.ZodObject>(
      name: string,
      schema: Schema,
      ask: (graph: Graph, args: z.output<Schema>, context: GraphCall['context']) => Promise<object>,
    ): ProviderFunction =>
    async (news, context) => {
      const { args, failures } = checkArgs(name, schema, news);
      const [first] = failures;
      if (first !== undefined) throw new Refusal(`${name}: ${first.reason}`, '');
      const signal = AbortSignal.any([context.signal, AbortSignal.timeout(longest)]);
      return ask(await session.graph(), args, { ...context, signal });
    };
  const { getHalfMadeApplications, getClientSecrets } = functionSchemas;
  return {
    'msteams:index:getHalfMadeApplications': asked(
      'getHalfMadeApplications',
      getHalfMadeApplications.args,
      halfMadeApplications,
    ),
    'msteams:index:getClientSecrets': asked('getClientSecrets', getClientSecrets.args, clientSecrets),
  };
};
