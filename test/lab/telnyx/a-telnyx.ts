import { APIError, Telnyx } from 'telnyx';
import { labEnvironment } from '../../../lab/environment.ts';
import { administrator, type LabIdentity } from '../../../lab/identity.ts';
import type { TelnyxSwitches } from '../../../lab/telnyx/switches.ts';
import { type LabFixture, openLab } from '../lab-fixture.ts';

interface TelnyxPortal {
  readonly account: { readonly balance: string };
  readonly connections: readonly { readonly id: string; readonly name: string; readonly teamsName: string | null }[];
}

/** Status, then each complaint: code, pointer or parameter if any, and words. */
type Refusal = [status: number | undefined, ...errors: string[]];

/** The genuine client by the lab's environment, which tries nothing twice. */
export const clientOf = (lab: Pick<LabFixture, 'url' | 'ca' | 'dir'>, key?: string): Telnyx => {
  const { TRUNKLINE_TELNYX_API_KEY: own = '', TRUNKLINE_TELNYX_URL: baseURL = '' } = labEnvironment(lab);
  return new Telnyx({ apiKey: key ?? own, baseURL, maxRetries: 0 });
};

const refusal = async (asked: PromiseLike<unknown>): Promise<Refusal> => {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const { errors = [] } = (error.error ?? {}) as {
      errors?: { code: string; detail: string; source?: { pointer?: string; parameter?: string } }[];
    };
    const words = errors.map(({ code, detail, source }) =>
      [code, ...(source?.pointer === undefined || source.pointer === '/' ? [] : [source.pointer]), detail].join(' '),
    );
    return [error.status, ...words];
  }
  throw new Error('It was taken.');
};

/** A lab of its own with the client of its account at Telnyx. */
export const openTelnyx = async () => {
  const lab = await openLab();
  return {
    ...lab,
    telnyx: clientOf(lab),
    /** Who may add domains. */
    by: administrator as LabIdentity,
    refusal,
    turn: (switches: Partial<TelnyxSwitches>) => lab.post('/lab/switches', switches),
    portal: async (): Promise<TelnyxPortal> => (await (await fetch(`${lab.url}/lab/telnyx`)).json()) as TelnyxPortal,
  };
};
