import { type Served, serve } from '../../providers/kit/serve.ts';
import type { LabPlace } from '../environment.ts';

/** Serves the azuread stand-in to engines that attach by PULUMI_DEBUG_PROVIDERS; port 0 picks a free one. */
export const serveAzuread = async (_lab: LabPlace, port: number): Promise<Served> =>
  serve(
    {
      name: 'azuread',
      version: '6.9.1',
      schema: () => '{}',
      configure: () => ({ identity: 'lab', kinds: [] }),
    },
    { port },
  );
