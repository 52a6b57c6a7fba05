import { z } from 'zod';
import type { Context } from '../../kit/resource.ts';
import { formatWording } from '../../kit/wording.ts';
import { understood } from '../powershell/understood.ts';
import type { Session } from '../session.ts';

const row = z.looseObject({ Enabled: z.boolean().nullish() });

/** Whether the tenant blocks callers at all: without it no pattern and no exemption does anything. */
export const blocksCallers = async (session: Session): Promise<boolean> => {
  const cmdlet = 'Get-CsTenantBlockedCallingNumbers';
  const doing = 'read whether callers are blocked';
  const [found] = await (await session.cmdlets()).run(cmdlet, {}, doing);
  return found === undefined || understood(row, found, cmdlet, doing).Enabled !== false;
};

const told = new WeakMap<Session, Promise<boolean>>();

/**
 * Says once a run that the tenant blocks nobody. The switch is never turned: it is everybody's, and would put patterns of others in
 * force.
 */
export const tellIfNobodyIsBlocked = async (session: Session, context: Context): Promise<void> => {
  if (told.has(session)) return;
  const asked = blocksCallers(session);
  told.set(session, asked);
  const isOn = await asked.catch((error: unknown) => {
    told.delete(session);
    throw error;
  });
  if (isOn) return;
  context.log(
    formatWording({
      message:
        'The tenant blocks no callers (Get-CsTenantBlockedCallingNumbers: Enabled is False): its patterns and exemptions do nothing.',
      fix: 'look at the patterns of others, then run Set-CsTenantBlockedCallingNumbers -Enabled $true.',
    }),
    { severity: 'warning' },
  );
};
