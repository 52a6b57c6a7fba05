import type { Beyond } from '../../../live/beyond.ts';
import type { FoundApplication } from '../../../live/read-applications.ts';
import type { WholeTenant } from '../../../live/read-whole.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { firstSecret } from '../../new/tenant-files.ts';
import { chooseApplication } from './application.ts';
import { domainsOf } from './domains.ts';
import { refusedIn } from './refused.ts';
import { type ImportedWords, importedWords } from './tenant-words.ts';
import { tenantYaml } from './tenant-yaml.ts';
import { usersCsv } from './users-csv.ts';

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
  /** Why none is imported. */
  readonly unimported: string | undefined;
  readonly tenantYaml: string;
  readonly usersCsv: string;
}

/** Of a tenant that was read, the files that say it. `today` is `YYYY-MM-DD`, `schema` the way from the folder to docs/reference. */
export const writtenFor = (
  whole: WholeTenant,
  told: Told,
  { today, schema }: { today: string; schema: string },
): Written => {
  const { portal, application, unimported } = chooseApplication(whole.applications, told.portal);
  const said = (imported: ImportedWords): Written => {
    if (imported.people.rows.length === 0) throw nobody(told.tenantId, imported.people.untold);
    const domains = domainsOf(whole.organisation, imported.words.sbcs);
    const beside = { ...told, portal, secret: firstSecret(today), application, schema };
    return {
      imported,
      application,
      unimported,
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

const nobody = (tenantId: string, untold: ImportedWords['people']['untold']): ProblemError =>
  new ProblemError({
    file: 'npm run import',
    message: `Nobody in tenant ${tenantId} has a Direct Routing number that Teams manages and a file can say, and a tenant's files have at least one person.`,
    ...(untold.length > 0 && {
      allowed: untold
        .slice(0, 3)
        .map(({ who, why }) => `${who} ${why}`)
        .join(' '),
    }),
    fix: 'npm run new -- <tenant>, which writes the files of a tenant that begins.',
  });
