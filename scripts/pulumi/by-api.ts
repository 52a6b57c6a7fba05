import { dayOf } from '../../tenant/day.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Command } from './command.ts';
import type { Engine } from './engine.ts';
import { exportState, resourcesOf } from './stack-state.ts';

/** Commands that work off a state without asking any file. */
const asksTheState = new Set('destroy down dn refresh'.split(' '));

const externalUsers = 'ccaip:index:ExternalUsers';

/**
 * Whether a run has anything to do in CCAIP, by whose token all users there can be changed: the tenant's file says `by: api`; or the
 * state has external users still, and a destroy or a refresh goes by that.
 */
export const isByApi = async (
  command: Command,
  { tenants, tenant, stack }: { readonly tenants: string; readonly tenant: string; readonly stack: string },
  engine: () => Engine,
): Promise<boolean> => {
  const file = loadTenant({ root: tenants, name: tenant, today: dayOf(new Date()) }).tenant;
  if (file?.ucaas.externalUsers?.by === 'api') return true;
  if (!asksTheState.has(command.words[0] ?? '')) return false;
  const state = await exportState(engine(), ['-s', stack]);
  return !('said' in state) && resourcesOf(state).some(({ type }) => type === externalUsers);
};
