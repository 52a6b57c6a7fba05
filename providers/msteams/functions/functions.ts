import type { z } from 'zod';
import type { ProviderFunction } from '../../kit/provider.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Properties } from '../../kit/resource.ts';
import type { Graph, GraphCall } from '../graph/graph.ts';
import { checkArgs } from '../schema/check.ts';
import { type FunctionArgs, functionSchemas } from '../schema/functions.ts';
import type { Session } from '../session.ts';
import { clientSecrets } from './client-secrets.ts';
import { halfMadeApplications } from './half-made-applications.ts';

/** A question holds up what waits for its answer, so it ends after this long (milliseconds), however busy Graph is. */
const longest = 30_000;

type Expected = FunctionArgs<'expectTenant'>;

/** The package's functions by token, on one tenant; `expect` takes what the program says of it. */
export const createFunctions = (
  session: Session,
  expect: (asked: Expected) => void,
): Readonly<Record<string, ProviderFunction>> => {
  const asked =
    <Schema extends z.ZodObject>(
      name: string,
      schema: Schema,
      ask: (graph: Graph, args: z.output<Schema>, context: GraphCall['context']) => Promise<object>,
    ): ProviderFunction =>
    async (news, context) => {
      const args = judged(name, schema, news);
      const signal = AbortSignal.any([context.signal, AbortSignal.timeout(longest)]);
      return ask(await session.graph(), args, { ...context, signal });
    };
  const { getHalfMadeApplications, getClientSecrets, expectTenant } = functionSchemas;
  return {
    'msteams:index:getHalfMadeApplications': asked(
      'getHalfMadeApplications',
      getHalfMadeApplications.args,
      halfMadeApplications,
    ),
    'msteams:index:getClientSecrets': asked('getClientSecrets', getClientSecrets.args, clientSecrets),
    'msteams:index:expectTenant': async (news) => {
      expect(judged('expectTenant', expectTenant.args, news));
      return {};
    },
  };
};

const judged = <Schema extends z.ZodObject>(name: string, schema: Schema, news: Properties): z.output<Schema> => {
  const { args, failures } = checkArgs(name, schema, news);
  const [first] = failures;
  if (first !== undefined) throw new Refusal(`${name}: ${first.reason}`, '');
  return args;
};
