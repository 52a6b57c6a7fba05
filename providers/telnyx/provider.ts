import manifest from '../../package.json' with { type: 'json' };
import { diffScalars } from '../kit/diff.ts';
import type { Provider } from '../kit/provider.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Properties } from '../kit/resource.ts';
import { openSession } from '../msteams/open-session.ts';
import { checkArgs } from '../msteams/schema/check.ts';
import { createConnectionKind } from './resources/connection/kind.ts';
import { createNumberOrderKind } from './resources/number-order/kind.ts';
import { sentOrders } from './resources/number-order/sent-orders.ts';
import { createOutboundVoiceProfileKind } from './resources/outbound-voice-profile/kind.ts';
import { createTrunkNumbersKind } from './resources/trunk-numbers/kind.ts';
import { createTxtRecordKind } from './resources/txt-record/kind.ts';
import { providerConfig } from './schema/provider-config.ts';
import { createTelnyxSession, type TelnyxSession } from './session.ts';

/** The telnyx package: one customer's trunk, reached from where `env` says. */
export const createProvider = (env: NodeJS.ProcessEnv): Provider => ({
  name: 'telnyx',
  version: manifest.version,
  schema: async () => {
    const [{ packageSchema }, { telnyx }] = await Promise.all([
      import('../msteams/schema/package-schema.ts'),
      import('./schema/package.ts'),
    ]);
    return JSON.stringify(packageSchema(telnyx));
  },
  checkConfig: (news) => {
    if (news.tenantId === undefined) return { inputs: news, failures: [{ path: '', reason: noTenant().message }] };
    const { args, failures } = checkArgs('Provider', providerConfig, withoutEngineKeys(news));
    return { inputs: { ...news, ...args }, failures };
  },
  // Never a reason to make a trunk anew: its generated name can't be had again.
  diffConfig: ({ olds, news }) => diffScalars(['tenantId'], olds, news),
  configure: ({ tenantId }) => {
    if (typeof tenantId !== 'string') throw noTenant();
    const session = openTelnyxSession(tenantId, env);
    return {
      identity: `the Telnyx account of tenant ${tenantId}`,
      kinds: [
        createOutboundVoiceProfileKind(session),
        createConnectionKind(session),
        createTxtRecordKind(session),
        createTrunkNumbersKind(session),
        createNumberOrderKind(session),
      ],
    };
  },
});

/** `recorder`: the history of changes, without which nothing is written where there is a folder for it. */
const openTelnyxSession = (tenantId: string, env: NodeJS.ProcessEnv): TelnyxSession => {
  const recorder = openSession(tenantId, env).recorder?.as(async () => 'Telnyx API key');
  const { TRUNKLINE_JOURNAL: journal } = env;
  return createTelnyxSession(tenantId, env, { recorder, sent: journal ? sentOrders(journal, tenantId) : undefined });
};

const noTenant = (): Refusal =>
  new Refusal(
    "This telnyx provider has no tenant: it is the engine's default one, used where a program names none.",
    'add a provider of type pulumi:providers:telnyx with tenantId, and name it in the option provider of every resource, or providers of their component.',
  );

/** The engine's own notes beside the arguments: `version`, `pluginDownloadURL`, `__internal`. */
const withoutEngineKeys = (news: Properties): Properties =>
  Object.fromEntries(
    Object.entries(news).filter(([key]) => !['version', 'pluginDownloadURL'].includes(key) && !key.startsWith('__')),
  );
