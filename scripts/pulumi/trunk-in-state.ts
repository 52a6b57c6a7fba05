import type { Problem } from '../../tenant/problem.ts';
import { trunkProviderNames, trunkProviders } from '../../tenant/trunk-providers.ts';
import { resourcesOf, type StackState } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ofProvider = (state: StackState, provider: string) =>
  resourcesOf(state).filter(({ type, external }) => type.startsWith(`${provider}:index:`) && external !== true);

/** Why a destroy can't begin: what is at a SIP provider takes its key, and found out later all else would be gone already. */
export const needsTrunkKey = (state: StackState, env: Environment): Problem[] =>
  trunkProviderNames.flatMap((provider) => {
    const { name, key, howToMakeKey } = trunkProviders[provider];
    if (env[key] || ofProvider(state, provider).length === 0) return [];
    return [
      {
        file: 'environment',
        path: key,
        message: `it isn't set, and this stack has a SIP trunk at ${name}.`,
        allowed: 'A destroy takes the trunk away last; numbers stay in the account.',
        fix: howToMakeKey,
      },
    ];
  });

/** What of a trunk a destroy cuts off, a line each, for whoever is about to say yes. */
export const cutOffByDestroy = (state: StackState): string[] =>
  trunkProviderNames.flatMap((provider) =>
    ofProvider(state, provider)
      .filter(({ type }) => type === `${provider}:index:Connection`)
      .map(
        ({ outputs = {} }) =>
          `${trunkProviders[provider].name}: the connection of ${String(outputs.fqdn ?? 'a name that the state does not know')} goes, and every call in and out with it. ` +
          'No trunk can have that name again: another one means another SIP domain and another SBC. Numbers stay in the account, and are paid for, until they are given back there.',
      ),
  );
