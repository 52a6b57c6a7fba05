import { ccaipToken } from '../../providers/ccaip/place.ts';
import { dayOf } from '../../tenant/day.ts';
import { loadTenant } from '../../tenant/load.ts';
import { trunkProviderNames, trunkProviders } from '../../tenant/trunk-providers.ts';
import type { Command } from './command.ts';
import type { Engine } from './engine.ts';
import { exportState, resourcesOf, type StackState } from './stack-state.ts';

/** Where a run's files and state are. */
interface Run {
  readonly tenants: string;
  readonly tenant: string;
  readonly stack: string;
}

/** Commands that work off a state without asking any file. */
const asksTheState = new Set('destroy down dn refresh'.split(' '));

/** What of a state is written by which secret: the beginnings of types. */
const byType: readonly (readonly [string, string])[] = [
  ['ccaip:index:ExternalUsers', ccaipToken],
  ...trunkProviderNames.map((name) => [`${name}:index:`, trunkProviders[name].key] as const),
];

const ofFile = ({ tenants, tenant }: Run): string[] => {
  const file = loadTenant({ root: tenants, name: tenant, today: dayOf(new Date()) }).tenant;
  const provider = file?.sipTrunk.provider;
  return [
    ...(file?.ucaas.externalUsers?.by === 'api' ? [ccaipToken] : []),
    ...(provider === undefined ? [] : [trunkProviders[provider].key]),
  ];
};

const ofState = (state: StackState): string[] =>
  byType.flatMap(([type, secret]) => (resourcesOf(state).some((one) => one.type.startsWith(type)) ? [secret] : []));

/**
 * Which of the secrets that are set a run has anything to do with: all users of CCAIP can be changed by its token, and money spent by a SIP provider's
 * key. The tenant's file says so; or the state has what is theirs, and a destroy or a refresh goes by that.
 */
export const secretsOfRun = async (
  command: Command,
  run: Run,
  { set, engine }: { readonly set: readonly string[]; readonly engine: () => Engine },
): Promise<string[]> => {
  if (set.length === 0) return [];
  const asked = ofFile(run);
  if (set.every((name) => asked.includes(name)) || !asksTheState.has(command.words[0] ?? '')) return asked;
  const state = await exportState(engine(), ['-s', run.stack]);
  return 'said' in state ? asked : [...asked, ...ofState(state)];
};
