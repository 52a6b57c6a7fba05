import { setTimeout as wait } from 'node:timers/promises';
import { azureadProvider } from '../../lab/azuread/provider.ts';
import { serve } from '../../providers/kit/serve.ts';
import type { LabSession } from '../lab/session.ts';
import { askLab } from './ask.ts';

/** A plugin is the engine's, and lives on when a service is gone: so the stand-in for azuread is served here, and not by the lab that is killed. */
export const serveApart = async () => {
  let lab: LabSession | undefined;
  const pass = async (milliseconds: number): Promise<void> => {
    if (lab === undefined) return;
    await askLab(lab, 'POST', 'clock', { advanceSeconds: milliseconds / 1000 }).catch(() => wait(milliseconds / 100));
  };
  const served = await serve(azureadProvider(() => lab?.env ?? {}, { speed: 0, pass }));
  return {
    ...served,
    serves: (session: LabSession): void => {
      lab = session;
    },
  };
};
