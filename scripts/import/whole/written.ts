import type { Beyond } from '../../../live/beyond.ts';
import type { FoundApplication } from '../../../live/read-applications.ts';
import type { WholeTenant } from '../../../live/read-whole.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { appName } from '../../../tenant/schema/app.ts';
import { firstSecret } from '../../new/tenant-files.ts';
import { domainsOf } from './domains.ts';
import { refusedIn } from './refused.ts';
import { type ImportedWords, importedWords } from './tenant-words.ts';
import { tenantYaml } from './tenant-yaml.ts';
import { usersCsv } from './users-csv.ts';
import { isUnwritable } from './writable.ts';

/** What only the person knows who imports a tenant. */
export interface Told {
  readonly name: string;
  readonly tenantId: string;
  readonly inboundDomain: string;
  /** Left out where the tenant has one application of CCAIP's. */
  readonly portal: string | undefined;
}

/** A tenant's files, and what they were made from. */
export interface Written {
  readonly imported: ImportedWords;
  readonly application: FoundApplication | undefined;
  /** One that isn't imported, since no file can have its name. */
  readonly unnameable?: FoundApplication;
  readonly tenantYaml: string;
  readonly usersCsv: string;
}

/** Of a tenant that was read, the files that say it. `today` is `YYYY-MM-DD`, `schema` the way from the folder to docs/reference. */
export const writtenFor = (
  whole: WholeTenant,
  told: Told,
  { today, schema }: { today: string; schema: string },
): Written => {
  const found = applicationFor(whole.applications, told.portal);
  const portal = told.portal ?? found?.portal;
  const isNamed =
    found !== undefined && appName.safeParse(found.displayName).success && !isUnwritable(found.displayName);
  const application = isNamed ? found : undefined;
  if (portal === undefined) throw withoutPortal(whole.applications);
  const said = (imported: ImportedWords): Written => {
    if (imported.people.rows.length === 0) throw nobody(told.tenantId);
    const domains = domainsOf(whole.organisation, imported.words.sbcs);
    const beside = { ...told, portal, secret: firstSecret(today), application, schema };
    return {
      imported,
      application,
      ...(found !== undefined && !isNamed && { unnameable: found }),
      tenantYaml: tenantYaml(imported, domains, beside),
      usersCsv: usersCsv(imported.people.rows),
    };
  };
  let refused: Beyond[] = [];
  for (let written = said(importedWords(whole)); ; written = said(importedWords(whole, refused))) {
    // What the file's own checks don't take is left out as what no word can say; with it may go what made another wrong.
    const more = refusedIn(written.tenantYaml, written.imported.words, today).filter(
      (one) => !refused.some(isSame(one)),
    );
    if (more.length === 0) return written;
    refused = [...refused, ...more];
  }
};

const isSame = (one: Beyond) => (other: Beyond) =>
  one.about === other.about && one.name === other.name && one.field === other.field && one.why === other.why;

/** The one of the portal that was named; without that, the only one. */
const applicationFor = (
  found: readonly FoundApplication[],
  portal: string | undefined,
): FoundApplication | undefined => {
  const these = portal === undefined ? found : found.filter((one) => one.portal === portal);
  return these.length === 1 ? these[0] : undefined;
};

const withoutPortal = (found: readonly FoundApplication[]): ProblemError =>
  new ProblemError({
    file: 'npm run import',
    path: '--portal',
    message:
      found.length === 0
        ? "is missing: no application of the tenant has CCAIP's redirect URI, so its portal isn't known."
        : `is missing: ${found.length} applications have CCAIP's redirect URI: ${found.map(({ displayName, portal }) => `${JSON.stringify(displayName)} of ${portal}`).join(', ')}.`,
    fix: `add --portal ${found[0]?.portal ?? 'https://contoso.uc1.ccaiplatform.example'}, with the right address.`,
  });

const nobody = (tenantId: string): ProblemError =>
  new ProblemError({
    file: 'npm run import',
    message: `Nobody in tenant ${tenantId} has a Direct Routing number that Teams manages, and a tenant's files have at least one person.`,
    fix: 'npm run new -- <tenant>, which writes the files of a tenant that begins.',
  });
