import { type Served, serve } from '../../providers/kit/serve.ts';
import type { LabContext } from '../context.ts';
import { azureadEnvironment, type LabPlace } from '../environment.ts';
import { LabRefusal } from '../refusal.ts';
import { azureadProvider } from './provider.ts';

/**
 * Serves the stand-in to engines that attach by PULUMI_DEBUG_PROVIDERS; port 0 picks a free one. The genuine plugin is started by
 * the engine and has its environment; this one is told of it (`/lab/azuread-environment`).
 */
export const serveAzuread = (lab: LabPlace & { readonly context: LabContext }, port: number): Promise<Served> =>
  serve(
    azureadProvider(() => azureadEnvironment(lab, lab.context.azuread.environment), lab.context.clock),
    { port },
  ).catch(() => {
    throw new LabRefusal([
      {
        file: 'lab',
        path: '--azuread-port',
        message: `${port} is in use on 127.0.0.1.`,
        allowed: 'A free port; 0 picks one.',
        fix: 'choose another port.',
      },
    ]);
  });
