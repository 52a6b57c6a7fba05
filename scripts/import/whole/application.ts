import type { FoundApplication } from '../../../live/read-applications.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { appName, portalAddress } from '../../../tenant/schema/app.ts';
import { isUnwritable } from './writable.ts';

/** The portal of a tenant, and the application that hands tokens to it. */
export interface ChosenApplication {
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

const inTheWay = ({ displayName, portal }: FoundApplication, said: string): string | undefined => {
  if (!appName.safeParse(displayName).success || isUnwritable(displayName)) return 'no file can have its name';
  return portal === said ? undefined : `its redirect URI begins with ${JSON.stringify(portal)}, and a file has ${said}`;
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
