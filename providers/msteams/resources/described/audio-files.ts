import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, parse, relative, resolve } from 'node:path';
import { z } from 'zod';
import { isNotFound, ServiceError } from '../../../kit/error.ts';
import { understood } from '../../powershell/understood.ts';
import type { Session } from '../../session.ts';

/** As Get-CsOnlineAudioFile prints it: the id without dashes. */
const audioRow = z.looseObject({
  Id: z.string(),
  FileName: z.string(),
  MarkedForDeletion: z.boolean().nullish(),
});

/** Files that no auto attendant and no call queue owns. @see https://learn.microsoft.com/powershell/module/microsoftteams/import-csonlineaudiofile */
const ApplicationId = 'TenantGlobal';

/** An audio file of the tenant's folder, as a treatment asks for it. */
export interface AudioFile {
  /** Below the folder of tenants. */
  readonly path: string;
  readonly sha256: string;
}

/** A file's name in Teams holds a part of its content's hash: what is there already is known by it, and is never sent twice. */
export const nameInTeams = ({ path, sha256 }: AudioFile): string => {
  const { name, ext } = parse(path);
  return `${name}.${sha256.slice(0, 12)}${ext}`;
};

/** Whether a name in Teams is one that trunkline gave. */
const isOurs = (name: string): boolean => /\.[0-9a-f]{12}\.\w+$/.test(name);

/** An id as a treatment's Target has it: a GUID with dashes. */
const dashed = (id: string): string =>
  id
    .replace(/^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i, '$1-$2-$3-$4-$5')
    .toLowerCase();

const list = async (session: Session, doing: string) => {
  const output = await (await session.cmdlets()).run('Get-CsOnlineAudioFile', { ApplicationId }, doing);
  return output
    .map((row) => understood(audioRow, row, 'Get-CsOnlineAudioFile', doing))
    .filter(({ MarkedForDeletion }) => MarkedForDeletion !== true);
};

/** Names of the tenant's files by their id with dashes. */
export const audioNames = async (session: Session): Promise<ReadonlyMap<string, string>> =>
  new Map((await list(session, 'read the audio files')).map(({ Id, FileName }) => [dashed(Id), FileName]));

/** The id of the file in Teams; it is sent there only if no file of this content and name is. */
export const ensureAudioFile = async (session: Session, file: AudioFile, doing: string): Promise<string> => {
  const FileName = nameInTeams(file);
  const known = (await list(session, doing)).find((row) => row.FileName === FileName);
  if (known !== undefined) return dashed(known.Id);
  const $base64 = (await contentOf(session, file, doing)).toString('base64');
  const cmdlets = await session.cmdlets();
  const output = await cmdlets.run(
    'Import-CsOnlineAudioFile',
    { ApplicationId, FileName, Content: { $base64 } },
    doing,
  );
  const [made] = output.map((row) => understood(audioRow, row, 'Import-CsOnlineAudioFile', doing));
  if (made !== undefined) return dashed(made.Id);
  throw new ServiceError({
    kind: 'NotReady',
    doing,
    text: `Teams accepted the audio file ${file.path}, but doesn't show it yet.`,
    fix: 'run the same command again in a few minutes.',
  });
};

/** Takes a file that trunkline sent out of the tenant; one that somebody else sent stays. */
export const removeAudioFile = async (session: Session, id: string, doing: string): Promise<void> => {
  const row = (await list(session, doing)).find(({ Id }) => dashed(Id) === id);
  if (row === undefined || !isOurs(row.FileName)) return;
  await (await session.cmdlets())
    .run('Remove-CsOnlineAudioFile', { Identity: row.Id }, doing)
    .catch((error: unknown) => (isNotFound(error) ? undefined : Promise.reject(error)));
};

/** Nothing outside of the folder of tenants is ever sent anywhere. */
const contentOf = async ({ tenantsFolder }: Session, { path, sha256 }: AudioFile, doing: string): Promise<Buffer> => {
  const refused = (text: string, fix: string) => new ServiceError({ kind: 'Rejected', doing, text, fix });
  if (tenantsFolder === undefined) throw refused('The folder of tenants is not known.', 'set TRUNKLINE_TENANTS.');
  const found = await Promise.all([realpath(tenantsFolder), realpath(resolve(tenantsFolder, path))]).catch(() => []);
  const [folder, file] = found;
  if (folder === undefined || file === undefined) {
    throw refused(`There is no file ${path} in the folder of tenants.`, 'put it there, or correct its path.');
  }
  const way = relative(folder, file);
  if (way.startsWith('..') || isAbsolute(way)) {
    throw refused(`${path} leads out of the folder of tenants.`, 'put the file itself there.');
  }
  const content = await readFile(file);
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw refused(`${path} isn't the file that this run began with.`, 'run the same command again.');
  }
  return content;
};
