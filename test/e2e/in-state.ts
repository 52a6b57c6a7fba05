import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabSession } from '../../scripts/lab/session.ts';
import type { LabTenant } from './lab-tenant.ts';

interface StateFile {
  readonly checkpoint?: { readonly latest?: { readonly resources?: readonly { readonly type: string }[] } };
}

/**
 * Whether the engine's state on the disk has a resource of that type, so that no kill leaves one that only the service knows. The CLI
 * prints that something was made before it keeps it.
 */
const isInState = (session: LabSession, type: string): boolean => {
  try {
    const stacks = join(session.dir, 'state', '.pulumi', 'stacks');
    const file = readdirSync(stacks, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('lab.json'));
    const state = JSON.parse(readFileSync(join(stacks, file ?? ''), 'utf8')) as StateFile;
    return state.checkpoint?.latest?.resources?.some((resource) => resource.type === type) ?? false;
  } catch {
    // Not written yet, or just being written: asked again.
    return false;
  }
};

/** The same, of a run that stands still elsewhere, with time that goes on: what Entra makes shows some seconds later. */
export const isInStateLater = async ({ session, press }: LabTenant, type: string): Promise<boolean> => {
  await press('clock', { advanceSeconds: 1 });
  return isInState(session, type);
};

/** The last of the application's objects of which Entra makes a second one, or refuses it, where the state doesn't know the first. */
export const servicePrincipalType = 'azuread:index/servicePrincipal:ServicePrincipal';
