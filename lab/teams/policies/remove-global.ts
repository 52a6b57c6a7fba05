import type { CmdletContext } from '../cmdlet.ts';
import { invalid } from '../refusals.ts';

/**
 * `Global` can be edited but not deleted (DOC SfB:manage-voice-routing-policies@1e0854b6; words INF). Lync reset it with
 * this warning instead (blogs.technet "Removing Policies and Other Objects"); the caller then does the resetting.
 */
export const refuseOrResetGlobal = (context: CmdletContext, type: string): void => {
  if (context.switches.removeGlobal === 'refuse') {
    throw invalid(context.cmdlet, `The Global ${type} cannot be removed.`);
  }
  context.warn(
    `Global configuration for "${type}" cannot be removed. Instead of removing it, the Global configuration for "${type}" has been reset to the default value.`,
  );
};
