import type { Ticks } from '../../pages/handover/ticks.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { commandsFor } from './commands.ts';
import type { generationsIn } from './generations-in.ts';

/** What is known of a rotation, beside the tenant's files. */
export interface Known {
  /** Of the state. */
  readonly generations: ReturnType<typeof generationsIn>;
  /** Of the handover of the linked generation; undefined where none are remembered. */
  readonly ticks: Ticks | undefined;
}

/** What the files alone say against dropping all generations but the linked one. */
export const judgeFiles = (tenant: Tenant): Problem[] => {
  const {
    app,
    ucaas: { linked },
  } = tenant;
  const newest = app.secrets.at(-1)?.name;
  if (linked !== undefined && linked.secret === newest) return [];
  return [
    {
      file: 'tenant.yaml',
      path: linked === undefined ? 'ucaas.linked' : 'ucaas.linked.secret',
      message:
        linked === undefined
          ? 'CCAIP is not linked, as far as anybody has written down.'
          : `"${linked.secret}", but the newest generation is "${newest}": CCAIP is still linked with the old one.`,
      allowed: 'Only what CCAIP uses no more is dropped.',
      fix: `link "${newest}" in CCAIP: ${commandsFor(tenant).handover}, which writes ucaas.linked; then run up.`,
    },
  ];
};

/** What the state and the ticks say against it: all of it. */
export const judgeRun = (tenant: Tenant, dropped: readonly string[], { generations, ticks }: Known): Problem[] => {
  const linked = tenant.ucaas.linked?.secret ?? '';
  return [...judgeState(tenant, linked, dropped, generations), ...judgeTicks(tenant, linked, ticks)];
};

const judgeState = (
  tenant: Tenant,
  linked: string,
  dropped: readonly string[],
  generations: Known['generations'],
): Problem[] => {
  const { up } = commandsFor(tenant);
  const made = generations.get(linked);
  if (made === undefined) {
    return [
      {
        file: 'state',
        path: `stack ${tenant.name}`,
        message: `it has no secret "${linked}": no up has made it, so CCAIP can't be linked with it.`,
        fix: `${up}, then ${commandsFor(tenant).handover}.`,
      },
    ];
  }
  const held = dropped.filter((name) => generations.get(name)?.isProtected === true);
  if (made.isProtected && held.length === 0) return [];
  return [
    {
      file: 'state',
      path: `stack ${tenant.name}`,
      message: `no up since ucaas.linked names "${linked}": ${
        held.length > 0
          ? `the engine still protects ${held.map((name) => `"${name}"`).join(', ')}, and would refuse to remove it`
          : "the engine doesn't protect that one yet"
      }.`,
      fix: `merge the pull request that links "${linked}", ${up}, then run this again.`,
    },
  ];
};

const judgeTicks = (tenant: Tenant, linked: string, ticks: Known['ticks']): Problem[] => {
  if (ticks === undefined) {
    return [
      {
        file: 'environment',
        path: 'TRUNKLINE_JOURNAL',
        message: "not set, and state lies in no folder of this machine: whether the test call was made can't be told.",
        allowed: 'What is ticked in the handover is remembered in a durable folder.',
        fix: `set it to the folder that up runs with, and tick the test call: ${commandsFor(tenant).handover}.`,
      },
    ];
  }
  if (ticks['test-call'] !== undefined) return [];
  return [
    {
      file: 'handover',
      path: `generation ${linked}`,
      message: 'nobody has ticked the test call.',
      allowed: 'A call from CCAIP that rang shows that the new secret works; until then the old one is the way back.',
      fix: `make one, and tick it: ${commandsFor(tenant).handover}.`,
    },
  ];
};
