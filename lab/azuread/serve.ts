import { type Served, serve } from '../../providers/kit/serve.ts';
import { type LabPlace, labEnvironment } from '../environment.ts';
import { azureadProvider } from './provider.ts';

/** Serves the stand-in to engines that attach by PULUMI_DEBUG_PROVIDERS; port 0 picks a free one. */
export const serveAzuread = (lab: LabPlace & { readonly speed: number }, port: number): Promise<Served> =>
  serve(azureadProvider(labEnvironment(lab), lab.speed), { port });
