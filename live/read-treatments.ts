import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { audioNames } from '../providers/msteams/resources/described/audio-files.ts';
import { tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { readContext } from './read-context.ts';
import type { LiveTreatment } from './rows.ts';

/** Treatments of unassigned numbers, with the present names of their targets; where there are none, nothing else is asked. */
export const readTreatments = async (session: Session): Promise<LiveTreatment[]> => {
  const rows = await tenantObjects(session).treatments();
  const [played, rung] = [true, false].map((isPlayed) =>
    rows.filter(({ TargetType }) => (TargetType === 'Announcement') === isPlayed).map(({ Target }) => Target),
  );
  const files = played?.length ? await audioNames(session) : undefined;
  const ids = [...new Set(rung)];
  const people =
    ids.length > 0 ? await readDirectory(await session.graph(), { upns: [], ids }, readContext) : undefined;
  return rows.map((row) => {
    const targetName =
      row.TargetType === 'Announcement'
        ? files?.get(row.Target.toLowerCase())
        : people?.byId(row.Target)?.userPrincipalName;
    return { ...row, ...(targetName !== undefined && { targetName }) };
  });
};
