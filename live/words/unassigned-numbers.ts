import { nameInTeams } from '../../providers/msteams/resources/described/audio-files.ts';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { unassignedNumberTreatment as declared } from '../../providers/msteams/schema/unassigned-number-treatment.ts';
import { treatment as typedTreatment } from '../../tenant/schema/unassigned-numbers.ts';
import type { UnassignedNumbers } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import type { LiveRows, LiveTreatment } from '../rows.ts';
import { splitDescription } from './description.ts';
import { refused } from './refused.ts';
import type { Said, TenantWords } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

const about = 'treatment of unassigned numbers';

/** Treatments in the order in which Teams tries them, those of others among them. */
export const unassignedInWords = (
  { treatments }: Pick<LiveRows, 'treatments'>,
  file: Pick<TenantWords, 'unassignedNumbers'>,
): Said<UnassignedNumbers[]> => {
  const placed = treatments.toSorted((one, other) => one.TreatmentPriority - other.TreatmentPriority);
  const words = placed.map((row) => treatmentOf(row, file));
  return {
    words,
    beyond: [
      ...placed.flatMap(({ targetName: _, ...row }) => unknownSettings(about, declared.fields, row)),
      ...placed.flatMap((row) => unknownFile(row, file)),
      ...words.flatMap(({ sha256: _, ...typed }) => refused(about, typed.name, typedTreatment, typed)),
    ],
  };
};

const treatmentOf = (row: LiveTreatment, file: Pick<TenantWords, 'unassignedNumbers'>): UnassignedNumbers => {
  const known = knownOf(row, file);
  return {
    name: known?.name ?? row.Identity,
    pattern: row.Pattern,
    ...targetOf(row, known),
    adopt: known?.adopt ?? false,
    ...splitDescription(row),
  };
};

const knownOf = ({ Identity }: LiveTreatment, { unassignedNumbers }: Pick<TenantWords, 'unassignedNumbers'>) =>
  unassignedNumbers.find(({ name }) => sameName(name, Identity));

const targetOf = ({ TargetType, Target, targetName = Target }: LiveTreatment, known: UnassignedNumbers | undefined) => {
  const spelled = (asked: string | undefined): string =>
    asked !== undefined && sameName(asked, targetName) ? asked : targetName;
  if (TargetType === 'User') return { user: spelled(known?.user) };
  if (TargetType === 'ResourceAccount') return { account: spelled(known?.account) };
  const { announcement, sha256 } = known ?? {};
  return announcement !== undefined &&
    sha256 !== undefined &&
    nameInTeams({ path: announcement, sha256 }) === targetName
    ? { announcement, sha256 }
    : { announcement: targetName };
};

/** A file that somebody sent, or of another content: no file of the tenant's folder is it. */
const unknownFile = (row: LiveTreatment, file: Pick<TenantWords, 'unassignedNumbers'>): Beyond[] => {
  const { announcement, sha256 } = targetOf(row, knownOf(row, file)) as Partial<UnassignedNumbers>;
  if (announcement === undefined || sha256 !== undefined) return [];
  return [
    {
      about,
      name: row.Identity,
      field: 'announcement',
      value: announcement,
      why: "Teams has this audio file, and it is none of the tenant's folder.",
    },
  ];
};
