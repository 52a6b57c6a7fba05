import type { Rows, Store } from '../store.ts';
import type { CmdletContext } from './cmdlet.ts';
import { sameName } from './identity.ts';
import { invalid } from './refusals.ts';

const key = 'pstnUsages';

/** The tenant's one list of PSTN usages, in order of their making. */
export const readUsages = ({ store }: { readonly store: Rows }): readonly string[] => {
  const usages = store.get('setting', key)?.Usage;
  return Array.isArray(usages) ? usages.map(String) : [];
};

export const writeUsages = ({ store }: { readonly store: Store }, usages: readonly string[]): void =>
  store.put('setting', key, { Usage: [...usages] });

/** True if a voice route or a voice routing policy names it. */
export const isUsageInUse = ({ store }: { readonly store: Rows }, usage: string): boolean =>
  [...store.list('voiceRoute'), ...store.list('voiceRoutingPolicy')].some((row) =>
    row.OnlinePstnUsages.some((one) => sameName(one, usage)),
  );

/** "The PSTN usage must be an existing usage" (DOC PS:New-CsOnlineVoiceRoute); the words are INF, after the gateway's. */
export const checkUsages = (context: CmdletContext, usages: readonly string[]): void => {
  const known = readUsages(context);
  const unknown = usages.find((usage) => !known.some((one) => sameName(one, usage)));
  if (unknown !== undefined) throw invalid(context.cmdlet, `Cannot find specified PSTN usage "${unknown}".`);
};
