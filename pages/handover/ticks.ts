import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { type StepId, stepIds } from './step-ids.ts';

/** Whose ticks: of one tenant, and of the secret generation that was entered. */
export interface TicksOf {
  /** The journal's folder, see scripts/pulumi/journal-folder.ts. */
  readonly folder: string;
  readonly tenantId: string;
  readonly generation: string;
}

/** The steps that a person ticked, each with the instant (ISO 8601). */
export type Ticks = Readonly<Partial<Record<StepId, { readonly on: string }>>>;

const written = z.record(z.string(), z.looseObject({ on: z.iso.datetime() }));

/** A generation's name is free text behind its month: it makes no folder. */
const fileOf = ({ folder, tenantId, generation }: TicksOf): string =>
  join(folder, tenantId.toLowerCase(), `handover-${encodeURIComponent(generation)}.json`);

/** What a person ticked in the handover; nothing where there is no file. */
export const readTicks = (of: TicksOf): Ticks => {
  const all = readAll(fileOf(of));
  return Object.fromEntries(stepIds.flatMap((id) => (all[id] === undefined ? [] : [[id, { on: all[id].on }]])));
};

/** Sets a tick, or takes it back where `on` is absent. Its owner alone may read the file; ids of a later version stay in it. */
export const writeTick = (of: TicksOf, step: StepId, on: Date | undefined): void => {
  const file = fileOf(of);
  const { [step]: _, ...others } = readAll(file);
  const ticks = on === undefined ? others : { ...others, [step]: { on: on.toISOString() } };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(ticks, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path: file });
  }
};

const readAll = (file: string): z.infer<typeof written> => {
  const text = textOf(file);
  if (text === undefined) return {};
  const { data } = written.safeParse(parsed(text));
  if (data !== undefined) return data;
  throw new ProblemError({
    file: displayPath(file),
    message: 'this is not what npm run handover writes.',
    allowed: 'JSON: { "<step>": { "on": "<instant>" } }.',
    fix: 'remove it, and tick again what is done.',
  });
};

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
