import { Hono } from 'hono';
import { z } from 'zod';
import type { HostError } from '../../providers/msteams/powershell/cmdlets.ts';
import type { LabBindings } from '../bindings.ts';
import type { LabContext } from '../context.ts';
import type { Fault } from '../faults.ts';
import { type NetworkFaultName, networkFaults } from '../network-faults.ts';
import { authorise, checkTenant } from './authorise.ts';
import { LabCmdletError } from './cmdlet-error.ts';
import { hostError, troubleError } from './cmdlet-trouble.ts';
import { takePicture } from './earlier.ts';
import { isRead, runCmdlet } from './run-cmdlet.ts';

const request = z.object({
  cmdlet: z.string(),
  parameters: z.record(z.string(), z.unknown()).default({}),
  accessTokens: z.unknown().optional(),
});

/**
 * What the lab's PowerShell gets: the reply of a host, or an order: to die before it answers, to let the network fail in
 * earnest (a PowerShell that can), or to refuse everything until it has disconnected and connected again.
 */
type Answer =
  | { readonly output: readonly unknown[]; readonly warnings?: readonly string[] }
  | { readonly error: HostError; readonly network?: NetworkFaultName; readonly signedOut?: true }
  | { readonly crash: true };

/** The time that a cmdlet needs passes for who waits for it. */
const takeTime = async ({ clock, switches }: LabContext): Promise<void> => {
  if (switches.cmdletSeconds > 0) await clock.pass(switches.cmdletSeconds * 1000);
};

/** The tenant before the last cmdlet that changed it. */
interface Memory {
  earlier: ReturnType<typeof takePicture>;
}

/** The answer under ordered trouble, and whether the write was carried out all the same before it struck. */
const troubled = (fault: Fault): { readonly answer: Answer; readonly isCarriedOut: boolean } | undefined => {
  const error = troubleError(fault);
  if (error === undefined) return undefined;
  if (fault.kind === 'signedOut') return { answer: { error, signedOut: true }, isCarriedOut: false };
  if (fault.kind !== 'network') return { answer: { error }, isCarriedOut: false };
  const { fault: network = 'closedBeforeAnswer', done = networkFaults[network].left } = fault;
  return { answer: { error, network }, isCarriedOut: done };
};

const answer = async (
  lab: LabContext,
  body: z.infer<typeof request>,
  fault: Fault | undefined,
  memory: Memory,
): Promise<Answer> => {
  if (fault?.kind === 'crash') return { crash: true };
  const trouble = fault === undefined ? undefined : troubled(fault);
  if (trouble?.isCarriedOut === false) return trouble.answer;
  try {
    const caller = await authorise(lab, body.cmdlet, body.accessTokens, body.parameters.Identity === true);
    if (body.cmdlet === 'Connect-MicrosoftTeams') {
      checkTenant(caller, body.parameters.TenantId);
      return trouble?.answer ?? { output: [] };
    }
    const picture = takePicture(lab.store);
    const earlier = isRead(body.cmdlet) ? memory.earlier : picture;
    const view = fault?.kind === 'lag' ? earlier(lab.store) : lab.store;
    const { output, warnings } = runCmdlet(lab, caller, body.cmdlet, body.parameters, view);
    if (!isRead(body.cmdlet)) memory.earlier = picture;
    if (trouble !== undefined) return trouble.answer;
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
    if (fault?.kind === 'hold') await lab.faults.cleared();
    const reply = await answer(lab, parsed.data, fault, memory);
    if (fault?.kind === 'lostReply') c.env.replyLost = true;
    return c.json(reply);
  });
  return app;
};
