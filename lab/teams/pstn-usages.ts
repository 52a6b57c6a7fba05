import type { Rows, Store } from '../store.ts';
import type { CmdletContext } from './cmdlet.ts';
import { sameName } from './identity.ts';
import { invalid } from './refusals.ts';
import type { TeamsSwitches } from './switches.ts';

const key = 'pstnUsages';

/** The tenant's one list of PSTN usages, in order of their making. */
export const readUsages = ({ store }: { readonly store: Rows }): readonly string[] => {
  const usages = store.get('setting', key)?.Usage;
  return Array.isArray(usages) ? usages.map(String) : [];
};

export const writeUsages = ({ store }: { readonly store: Store }, usages: readonly string[]): void =>
  store.put('setting', key, { Usage: [...usages] });

interface InUse {
  readonly store: Rows;
  readonly switches: Pick<TeamsSwitches, 'usageOfEmergencyPolicy'>;
}

/** True if a voice route or a voice routing policy names it, and, as a switch says, an emergency call routing policy. */
export const isUsageInUse = ({ store, switches }: InUse, usage: string): boolean =>
  [
    ...[...store.list('voiceRoute'), ...store.list('voiceRoutingPolicy')].flatMap((row) => row.OnlinePstnUsages),
    ...(switches.usageOfEmergencyPolicy === 'inUse'
      ? store.list('emergencyPolicy').flatMap((row) => row.EmergencyNumbers.map((one) => one.OnlinePSTNUsage))
      : []),
  ].some((one) => sameName(one, usage));

/** "The PSTN usage must be an existing usage" (DOC PS:New-CsOnlineVoiceRoute); the words are INF, after the gateway's. */
export const checkUsages = (context: CmdletContext, usages: readonly string[]): void => {
  const known = readUsages(context);
  const unknown = usages.find((usage) => !known.some((one) => sameName(one, usage)));
  if (unknown !== undefined) throw invalid(context.cmdlet, `Cannot find specified PSTN usage "${unknown}".`);
};
