import { permissionsOf } from './graph-permissions.ts';
import { formatProblem } from './problem.ts';
import type { Tenant } from './tenant.ts';

/**
 * What is known of a permission that writes presence, which is asked for in nobody's default (DOC: presence-setpresence; OBS: "Cannot
 * set the presence of another user").
 */
const writers: Readonly<Record<string, string>> = {
  'Presence.ReadWrite': 'Delegated, it sets the presence of the account that linked, and of nobody else.',
  'Presence.ReadWrite.All':
    "An application's permission: it sets the presence of everybody in the tenant, with no one signed in, and who presses Link doesn't grant it by that alone.",
};

/** What everybody should read who sees a preview of an application with such permissions. */
export const toldOfPermissions = (app: Tenant['app']): string[] => {
  const declared = permissionsOf(app);
  const writing = declared.flatMap(({ name = '' }) => {
    const known = writers[name];
    if (known === undefined) return [];
    return formatProblem({
      file: 'tenant.yaml',
      path: 'app.permissions',
      message: `${name} writes presence, and how CCAIP would write agents' statuses into Teams isn't published.`,
      allowed: known,
      fix: "leave it out, unless Google's support asks for it.",
    });
  });
  const roles = declared.filter(({ type }) => type === 'Role').map(({ name, id }) => name ?? id);
  if (app.adminConsent !== true || roles.length === 0) return writing;
  const byHand = formatProblem({
    file: 'tenant.yaml',
    path: 'app.adminConsent',
    message: `it doesn't grant ${roles.join(', ')}: that is an application's permission.`,
    allowed: 'adminConsent grants delegated permissions.',
    fix: 'let a Global Administrator grant it in Entra, under the permissions of the app registration.',
  });
  return [...writing, byHand];
};
