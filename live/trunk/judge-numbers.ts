import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { blocksText, blocksWithout, isInBlocks, sizeOf } from '../../tenant/unassigned/in-blocks.ts';
import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';
import { cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown, type Known } from '../known.ts';
import type { LiveNumber } from '../rows.ts';

/** The trunk's blocks beside users.csv and Teams' inventory: the file, users.csv and Teams have to mean the same numbers. */
export const judgeNumbers = (tenant: Tenant, heldInTeams: Known<readonly LiveNumber[]>): Finding[] => {
  const { numbers: blocks } = tenant.sipTrunk;
  if (blocks === undefined) {
    const why = "which numbers are the trunk's: the tenant file doesn't say.";
    return [cantTell('trunk', why, 'write the blocks that the carrier gave the tenant under sipTrunk.numbers.')];
  }
  const beside = besideTrunk(tenant, blocks);
  if (!isKnown(heldInTeams)) {
    return [...beside, cantTell('trunk', `who holds the trunk's numbers: ${heldInTeams.why}`, heldInTeams.toKnow)];
  }
  return [...beside, ...inTeams(tenant, blocks, heldInTeams.value)];
};

const besideTrunk = ({ users }: Tenant, blocks: readonly NumberBlock[]): Finding[] => {
  const beside = users.filter(({ number }) => !isInBlocks(number, blocks));
  const fix = 'correct the row in users.csv, or add the block that the carrier gave to sipTrunk.numbers.';
  return beside.length === 0
    ? [good('trunk', `has the numbers of all ${users.length} of users.csv, by the tenant file.`)]
    : [
        cantTell(
          'trunk',
          `whether calls to these numbers of users.csv come over it: no block of sipTrunk.numbers has them, which are all that the carrier gave: ${listing(beside.map(({ upn, number }) => `${number} (${upn})`))}.`,
          fix,
        ),
      ];
};

const inTeams = (tenant: Tenant, blocks: readonly NumberBlock[], rows: readonly LiveNumber[]): Finding[] => {
  const wanted = new Map(tenant.users.map(({ upn, number }) => [number.toLowerCase(), upn]));
  const ours = rows.filter(({ number }) => isInBlocks(number, blocks));
  const held = ours.filter((row) => row.holder !== undefined);
  const strangers = held.filter(({ number, holder }) => !isTheRow(wanted.get(number), holder, tenant));
  const otherSort = ours.filter((row) => row.otherSort !== undefined);
  const outside = rows.filter(
    ({ number, otherSort: sort }) => sort === undefined && !isInBlocks(number, blocks) && !wanted.has(number),
  );
  const free = blocksWithout(
    blocks,
    held.map(({ number }) => number),
  );
  return [
    ...told(
      otherSort,
      (all) => `how calls to these numbers of it arrive: Teams has them from another provider: ${all}.`,
      'Teams admin center > Voice > Phone numbers shows whose they are.',
    ),
    ...told(
      outside,
      (all) => `whose these Direct Routing numbers in Teams are: no block of sipTrunk.numbers has them: ${all}.`,
      'add the block if the carrier gave it, or take them away in Teams.',
    ),
    ...(strangers.length === 0
      ? []
      : [good('trunk', `its numbers are also with people beyond users.csv: ${named(strangers)}.`)]),
    good(
      'trunk',
      free.length === 0
        ? 'every number of it is held in Teams.'
        : `nobody holds ${sizeOf(free)} of its ${sizeOf(blocks)} numbers: ${blocksText(free)}.`,
    ),
  ];
};

/** Who is asked to hold a number is told by the doctor of numbers, whoever has it now; here it is about people beyond users.csv. */
const isTheRow = (upn: string | undefined, holder: string | undefined, { users }: Tenant): boolean =>
  upn !== undefined ||
  users.some((one) => holder !== undefined && (sameName(one.upn, holder) || sameName(one.signIn ?? one.upn, holder)));

const told = (rows: readonly LiveNumber[], text: (all: string) => string, toKnow: string): Finding[] =>
  rows.length === 0 ? [] : [cantTell('trunk', text(named(rows)), toKnow)];

const named = (rows: readonly LiveNumber[]): string =>
  listing(rows.map(({ number, holder }) => `${number} (${holder ?? 'nobody'})`));
