import { type Served, serve } from '../../providers/kit/serve.ts';
import { type LabPlace, labEnvironment } from '../environment.ts';
import { LabRefusal } from '../refusal.ts';
import { azureadProvider } from './provider.ts';

/** Serves the stand-in to engines that attach by PULUMI_DEBUG_PROVIDERS; port 0 picks a free one. */
export const serveAzuread = (lab: LabPlace & { readonly speed: number }, port: number): Promise<Served> =>
  serve(azureadProvider(labEnvironment(lab), lab.speed), { port }).catch(() => {
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
