import manifest from '../../package.json' with { type: 'json' };
import { diffScalars } from '../kit/diff.ts';
import type { Provider } from '../kit/provider.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Properties } from '../kit/resource.ts';
import { openSession } from '../msteams/open-session.ts';
import { checkArgs } from '../msteams/schema/check.ts';
import { openPeople } from './people.ts';
import { openLimit } from './requests.ts';
import { createExternalUserRemovalsKind } from './resources/external-user-removals/kind.ts';
import { createExternalUsersKind } from './resources/external-users/kind.ts';
import { providerConfig } from './schema/provider-config.ts';
import type { CcaipSession } from './session.ts';

/** The ccaip package: one customer's CCAIP, reached from where `env` says. */
export const createProvider = (env: NodeJS.ProcessEnv): Provider => ({
  name: 'ccaip',
  version: manifest.version,
  schema: async () => {
    const [{ packageSchema }, { ccaip }] = await Promise.all([
      import('../msteams/schema/package-schema.ts'),
      import('./schema/package.ts'),
    ]);
    return JSON.stringify(packageSchema(ccaip));
  },
  checkConfig: (news) => {
    if (news.tenantId === undefined || news.portal === undefined) {
      return { inputs: news, failures: [{ path: '', reason: noPortal().message }] };
    }
    const { args, failures } = checkArgs('Provider', providerConfig, withoutEngineKeys(news));
    return { inputs: { ...news, ...args }, failures };
  },
  // Never a reason to make users anew: what this stack set in another CCAIP stays there, which each kind says by its own `portal`.
  diffConfig: ({ olds, news }) => diffScalars(['tenantId', 'portal'], olds, news),
  configure: ({ tenantId, portal }) => {
    if (typeof tenantId !== 'string' || typeof portal !== 'string') throw noPortal();
    const session = openCcaipSession({ tenantId, portal }, env);
    return {
      identity: `tenant ${tenantId} at ${portal}`,
      kinds: [createExternalUserRemovalsKind(session), createExternalUsersKind(session)],
      knownAs: (id) => {
        if (session.journal !== undefined) session.journal.providerId = id;
      },
    };
  },
});

const openCcaipSession = (
  { tenantId, portal }: { readonly tenantId: string; readonly portal: string },
  env: NodeJS.ProcessEnv,
): CcaipSession => {
  const { journal, recorder, graph } = openSession(tenantId, env);
  const limit = openLimit();
  return {
    ...{ tenantId, portal, journal, recorder, graph },
    people: (context, sleep) =>
      openPeople({ tenantId, redirectDomain: portal }, env, { context, sleep, recorder, limit }),
  };
};

const noPortal = (): Refusal =>
  new Refusal(
    "This ccaip provider has no portal: it is the engine's default one, used where a program names none.",
    'add a provider of type pulumi:providers:ccaip with tenantId and portal, and name it in the option provider of every resource, or providers of their component.',
  );

/** The engine's own notes beside the arguments: `version`, `pluginDownloadURL`, `__internal`. */
const withoutEngineKeys = (news: Properties): Properties =>
  Object.fromEntries(
    Object.entries(news).filter(([key]) => !['version', 'pluginDownloadURL'].includes(key) && !key.startsWith('__')),
  );
