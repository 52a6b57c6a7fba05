import { includesName, sameName, spelledLike } from '../../providers/msteams/resources/same-name.ts';
import type { GatewayRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { sbc as declared } from '../../providers/msteams/schema/sbc.ts';
import { sbc as typedSbc } from '../../tenant/schema/sbc.ts';
import type { Sbc } from '../../tenant/tenant.ts';
import { withLists } from '../../tenant/translation-lists.ts';
import { defaultEntry } from '../../tenant/words.ts';
import { eachOnce, inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { Said, TenantWords } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

/** The tenant's SBCs; then carriers' trunks, those that routes name and those of the file: the carrier's tenant has their settings. */
export const sbcsInWords = (
  { gateways, routes }: LiveRows,
  file: Pick<TenantWords, 'sbcs' | 'translationRules'>,
): Said<Sbc[]> => {
  const rules = file.translationRules.map(({ name }) => name);
  const known = (fqdn: string) => file.sbcs.find((sbc) => sameName(sbc.fqdn, fqdn));
  const own = gateways.map(({ Identity }) => Identity);
  const trunks = eachOnce([
    ...routes.flatMap(({ OnlinePstnGatewayList }) => OnlinePstnGatewayList),
    ...file.sbcs.flatMap(({ derived, fqdn }) => (derived ? [fqdn] : [])),
  ]).filter((fqdn) => !includesName(own, fqdn));
  const made = gateways.map((row) => sbcOf(row, known(row.Identity), rules));
  const words = [...made, ...trunks.map((fqdn) => trunkOf(fqdn, known(fqdn)))];
  return {
    words: inFileOrder(words, file.sbcs, ({ fqdn }) => fqdn),
    beyond: [
      ...gateways.flatMap((row) => unknownSettings('SBC', declared.fields, row)),
      ...made.flatMap(({ key: _, ...typed }) => refused('SBC', typed.fqdn, typedSbc, typed)),
    ],
  };
};

/** `rules`: names of translation rules as the file spells them. */
const sbcOf = (row: GatewayRow, known: Sbc | undefined, rules: readonly string[]): Sbc =>
  ({
    ...withLists(readEntry('Sbc', declared.fields, row, known), (names) => spelledLike(names, rules)),
    ...identityOf(row.Identity, known),
    derived: false,
    adopt: known?.adopt ?? false,
    ...splitDescription(row),
  }) as Sbc;

const trunkOf = (fqdn: string, known: Sbc | undefined): Sbc =>
  known?.derived === true
    ? known
    : ({ port: 5061, ...defaultEntry('Sbc'), ...identityOf(fqdn, known), derived: true } as Sbc);

/** What Teams knows nothing of is as the file has it. */
const identityOf = (fqdn: string, known: Sbc | undefined) => ({
  key: known?.key ?? fqdn,
  fqdn: known?.fqdn ?? fqdn,
  mapsUsernames: known?.mapsUsernames ?? false,
  ...(known?.drainFor !== undefined && { drainFor: known.drainFor }),
});
