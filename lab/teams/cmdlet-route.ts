import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import type { HostError } from '../../providers/msteams/powershell/cmdlets.ts';
import type { LabBindings } from '../bindings.ts';
import type { LabContext } from '../context.ts';
import type { Fault } from '../faults.ts';
import { authorise, checkTenant } from './authorise.ts';
import { LabCmdletError } from './cmdlet-error.ts';
import { takePicture } from './earlier.ts';
import { isRead, runCmdlet } from './run-cmdlet.ts';

const request = z.object({
  cmdlet: z.string(),
  parameters: z.record(z.string(), z.unknown()).default({}),
  accessTokens: z.unknown().optional(),
});

/** What the lab's `pwsh` gets: the reply of a host, or the order to die before it answers. */
type Answer =
  | { readonly output: readonly unknown[]; readonly warnings?: readonly string[] }
  | { readonly error: HostError }
  | { readonly crash: true };

/** Both words are observed (ISS:ps-docs#8992, #9875); a throttled call says 429. */
const busy = (kind: 'throttle' | 'error'): HostError =>
  kind === 'throttle'
    ? {
        message: '[TooManyRequests] : Service is unavailable. Please try again (429)',
        fullyQualifiedErrorId: 'TooManyRequests,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.Invoke',
      }
    : {
        message: 'BadRequest Service is unavailable. Please try again',
        fullyQualifiedErrorId: 'BadRequest,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.Invoke',
      };

const hostError = (error: LabCmdletError): HostError => ({
  message: error.message,
  fullyQualifiedErrorId: error.fullyQualifiedErrorId,
  ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
});

/** The time that a cmdlet needs passes for who waits for it; a clock that stands still is moved on. */
const takeTime = async ({ clock, switches }: LabContext): Promise<void> => {
  const milliseconds = switches.cmdletSeconds * 1000;
  if (milliseconds === 0) return;
  if (clock.speed > 0) await wait(milliseconds / clock.speed);
  else clock.advance(milliseconds);
};

/** The tenant before the last cmdlet that changed it. */
interface Memory {
  earlier: ReturnType<typeof takePicture>;
}

const answer = async (
  lab: LabContext,
  body: z.infer<typeof request>,
  fault: Fault | undefined,
  memory: Memory,
): Promise<Answer> => {
  if (fault?.kind === 'crash') return { crash: true };
  if (fault?.kind === 'throttle' || fault?.kind === 'error') return { error: busy(fault.kind) };
  try {
    const caller = await authorise(lab, body.cmdlet, body.accessTokens);
    if (body.cmdlet === 'Connect-MicrosoftTeams') {
      checkTenant(caller, body.parameters.TenantId);
      return { output: [] };
    }
    const picture = takePicture(lab.store);
    const earlier = isRead(body.cmdlet) ? memory.earlier : picture;
    const view = fault?.kind === 'lag' ? earlier(lab.store) : lab.store;
    const { output, warnings } = runCmdlet(lab, caller, body.cmdlet, body.parameters, view);
    if (!isRead(body.cmdlet)) memory.earlier = picture;
    return warnings.length === 0 ? { output } : { output, warnings };
  } catch (error) {
    if (error instanceof LabCmdletError) return { error: hostError(error) };
    throw error;
  }
};

/** `POST /`: one cmdlet, for the lab's `pwsh` and for tests. Always 200, as a host always replies. */
export const cmdletRoute = (lab: LabContext): Hono<{ Bindings: LabBindings }> => {
  const app = new Hono<{ Bindings: LabBindings }>();
  const memory: Memory = { earlier: takePicture(lab.store) };
  app.post('/', async (c) => {
    const parsed = request.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: { message: z.prettifyError(parsed.error) } }, 400);
    lab.requests.count('cmdlet', parsed.data.cmdlet);
    await takeTime(lab);
    const fault = lab.faults.take(parsed.data.cmdlet);
    const reply = await answer(lab, parsed.data, fault, memory);
    if (fault?.kind === 'lostReply') c.env.replyLost = true;
    return c.json(reply);
  });
  return app;
};
