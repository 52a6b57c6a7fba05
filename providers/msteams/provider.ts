import manifest from '../../package.json' with { type: 'json' };
import { diffScalars } from '../kit/diff.ts';
import type { Provider } from '../kit/provider.ts';
import { Refusal } from '../kit/refusal.ts';
import { isUnknown, type Properties } from '../kit/resource.ts';
import { createFunctions } from './functions/functions.ts';
import { createKinds } from './kinds.ts';
import { openSession } from './open-session.ts';
import { createPrerequisites } from './prerequisites/prerequisites.ts';
import { checkArgs } from './schema/check.ts';
import { providerConfig } from './schema/provider-config.ts';

/** The msteams package: one tenant's Teams, reached from where `env` says. */
export const createProvider = (env: NodeJS.ProcessEnv): Provider => ({
  name: 'msteams',
  version: manifest.version,
  schema: async () => {
    const { packageSchema } = await import('./schema/package-schema.ts');
    return JSON.stringify(packageSchema());
  },
  checkConfig: (news) => {
    if (news.tenantId === undefined) {
      return { inputs: news, failures: [{ path: '', reason: noTenant().message }] };
    }
    const { args, failures } = checkArgs('Provider', providerConfig, withoutEngineKeys(news));
    return { inputs: { ...news, ...args }, failures };
  },
  diffConfig: ({ olds, news }) =>
    diffScalars(['tenantId'], olds, news).map((change) => ({ ...change, replaces: !isUnknown(news.tenantId) })),
  configure: ({ tenantId }) => {
    if (typeof tenantId !== 'string') {
      throw noTenant();
    }
    const session = openSession(tenantId, env);
    const prerequisites = createPrerequisites(session);
    const knownAs = (id: string | undefined) => {
      if (session.journal !== undefined) session.journal.providerId = id;
    };
    return {
      identity: `tenant ${tenantId}`,
      kinds: prerequisites.before(createKinds(session)),
      functions: createFunctions(session, prerequisites.expect),
      knownAs,
      close: session.close,
    };
  },
});

const noTenant = (): Refusal =>
  new Refusal(
    "This msteams provider has no tenant: it is the engine's default one, used where a program names none.",
    'add a provider of type pulumi:providers:msteams with tenantId, and name it in the option provider of every resource, or providers of their component.',
  );

/** The engine's own notes beside the arguments: `version`, `pluginDownloadURL`, `__internal`. */
const withoutEngineKeys = (news: Properties): Properties =>
  Object.fromEntries(
    Object.entries(news).filter(([key]) => !['version', 'pluginDownloadURL'].includes(key) && !key.startsWith('__')),
  );
