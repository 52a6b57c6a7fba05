import { Telnyx } from 'telnyx';
import { afterAll, beforeEach } from 'vitest';
import { labTenantId } from '../../../lab/identity.ts';
import { telnyxBase } from '../../../lab/telnyx/base.ts';
import { labTelnyxKey } from '../../../lab/telnyx/credential.ts';
import type { TelnyxSwitches } from '../../../lab/telnyx/switches.ts';
import type { Context } from '../../../providers/kit/resource.ts';
import type { Recorder } from '../../../providers/msteams/history/recorder.ts';
import type { SentOrders } from '../../../providers/telnyx/resources/number-order/sent-orders.ts';
import { createTelnyxSession } from '../../../providers/telnyx/session.ts';
import { openLab } from '../../lab/lab-fixture.ts';

/** The lab's Telnyx behind the provider's own way to it: the genuine client, over HTTPS. */
export const labTrunk = async () => {
  const lab = await openLab();
  afterAll(() => lab.end());
  beforeEach(async () => void (await lab.post('/lab/reset', {})));
  const env = { TRUNKLINE_TELNYX_API_KEY: labTelnyxKey, TRUNKLINE_TELNYX_URL: `${lab.url}${telnyxBase}` };
  const dump = async () => (await (await fetch(`${lab.url}/lab/dump`)).json()) as Record<string, never>;
  return {
    ...lab,
    /** The genuine client, for what a person does by it. */
    telnyx: new Telnyx({ apiKey: labTelnyxKey, baseURL: env.TRUNKLINE_TELNYX_URL, maxRetries: 0 }),
    dump,
    turn: (switches: Partial<TelnyxSwitches>) => lab.post('/lab/switches', switches),
    fault: (kind: string, on: string, more: object = {}) => lab.post('/lab/faults', { kind, on, times: 1, ...more }),
    /** What a person does in the portal. */
    button: (path: string, body: object) => lab.post(`/lab/telnyx/${path}`, body),
    /** What the portal shows. */
    portal: async () =>
      (await (await fetch(`${lab.url}/lab/telnyx`)).json()) as {
        connections: { id: string; name: string; teamsName: string | null }[];
      },
    /** A run of the engine: nothing of one is known to the next. */
    run: (more: { recorder?: Recorder; sent?: SentOrders } = {}) =>
      createTelnyxSession(labTenantId, env, { now: async () => new Date(lab.clock.now()), ...more }),
    context: (kind: string, name = 'trunk'): Context & { lines: string[] } => {
      const lines: string[] = [];
      return {
        urn: `urn:pulumi:contoso::trunkline::telnyx:index:${kind}::${name}`,
        signal: new AbortController().signal,
        lines,
        log: (line) => void lines.push(line),
        sleep: async (seconds) => lab.clock.advance(seconds * 1000),
      };
    },
  };
};
