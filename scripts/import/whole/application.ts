import type { FoundApplication } from '../../../live/read-applications.ts';
import { defaultPermissions, permissionOf } from '../../../tenant/graph-permissions.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { appName, portalAddress } from '../../../tenant/schema/app.ts';
import { isUnwritable } from './writable.ts';

/** The portal of a tenant, and the application that hands tokens to it. */
interface ChosenApplication {
  readonly portal: string;
  readonly application?: FoundApplication;
  /** Why none is imported, a sentence without its full stop. */
  readonly unimported?: string;
}

/** Of the applications with CCAIP's redirect URI the one of the portal that was named; without that, the only one. */
export const chooseApplication = (found: readonly FoundApplication[], told: string | undefined): ChosenApplication => {
  const these = told === undefined ? found : found.filter(({ portal }) => portal.toLowerCase() === told);
  const [one, ...others] = these;
  const portal = told ?? (others.length === 0 && one !== undefined && isAddress(one.portal) ? one.portal : undefined);
  if (portal === undefined) throw withoutPortal(found);
  if (one === undefined) return { portal, unimported: "no application of CCAIP's was found: up makes one" };
  if (others.length > 0) {
    const all = these.map(called).join(', ');
    const unimported = `${these.length} applications have the redirect URI of ${portal}, and which of them CCAIP uses isn't known: ${all}. None is imported: up makes another`;
    return { portal, unimported };
  }
  const why = inTheWay(one, portal);
  if (why === undefined) return { portal, application: one };
  return {
    portal,
    unimported: `application ${called(one)} isn't imported, since ${why}: correct it in Entra and import again, or up makes another`,
  };
};

const isAddress = (portal: string): boolean => portalAddress.safeParse(portal).success && !isUnwritable(portal);

const called = ({ displayName, objectId }: FoundApplication): string =>
  `${JSON.stringify(displayName)} (object id ${objectId})`;

/** What the next `up` would change of it, as no file can say it. */
const inTheWay = (found: FoundApplication, said: string): string | undefined => {
  const { displayName, portal, otherUris, audience } = found;
  if (!appName.safeParse(displayName).success || isUnwritable(displayName)) return 'no file can have its name';
  if (portal !== said) return `its redirect URI begins with ${JSON.stringify(portal)}, and a file has ${said}`;
  if (otherUris.length > 0) return `it has redirect URIs besides, and a file has one: ${otherUris.join(', ')}`;
  if (audience !== everybodys)
    return `its signInAudience is ${audience || 'unknown'}, and CCAIP's has accounts of any organisation (${everybodys})`;
  if (found.permissions.length === 0) return 'it declares no permission, and a file has one or more';
  const unsaid = found.permissions.filter((one) => permissionWord(one) === undefined);
  return unsaid.length === 0
    ? undefined
    : `a file has delegated permissions of Microsoft Graph alone: ${unsaid.map(({ of, id, type }) => `${type} ${id} of ${of}`).join(', ')}`;
};

const everybodys = 'AzureADMultipleOrgs';

/** Microsoft Graph's well-known application id. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

const permissionWord = ({ of, id, type }: FoundApplication['permissions'][number]): string | undefined => {
  const permission = permissionOf(id);
  return of === graphAppId && permission?.type === type ? (permission.name ?? id) : undefined;
};

/** What it declares in a file's words; undefined where that is what a file means that says nothing. */
export const declaredPermissions = ({ permissions }: FoundApplication): string[] | undefined => {
  const words = [...new Set(permissions.flatMap((one) => permissionWord(one) ?? []))].toSorted();
  return JSON.stringify(words) === JSON.stringify(defaultPermissions.toSorted()) ? undefined : words;
};

const withoutPortal = (found: readonly FoundApplication[]): ProblemError => {
  const [first] = found;
  const uris = found.map(({ displayName, portal }) => `${JSON.stringify(displayName)} of ${portal}`).join(', ');
  const only = `the redirect URI of application ${JSON.stringify(first?.displayName)} begins with ${JSON.stringify(first?.portal)}, which no file can have as its portal's address.`;
  const message =
    found.length === 0
      ? "no application of the tenant has CCAIP's redirect URI, so its portal isn't known."
      : found.length === 1
        ? only
        : `${found.length} applications have CCAIP's redirect URI: ${uris}.`;
  const lower = found.map(({ portal }) => portal.toLowerCase()).find(isAddress);
  return new ProblemError({
    file: 'npm run import',
    path: '--portal',
    message: `is missing: ${message}`,
    fix: `add --portal ${lower ?? 'https://contoso.uc1.ccaiplatform.example'}, with the right address.`,
  });
};
