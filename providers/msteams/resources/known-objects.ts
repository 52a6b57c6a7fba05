import type { Session } from '../session.ts';
import type { DescribedArgs, DescribedObject, DescribedRow } from './described/object.ts';
import { createRunList, type RunList } from './run-list.ts';
import { tenantObjects } from './tenant-objects.ts';

const lists = new WeakMap<Session, Map<string, unknown>>();

/** The session's one list of a name: all resources of a run share it. */
const listOf = <List>(session: Session, name: string, create: () => List): List => {
  const known = lists.get(session) ?? new Map<string, unknown>();
  lists.set(session, known);
  if (!known.has(name)) known.set(name, create());
  return known.get(name) as List;
};

/** The objects of one kind as this run knows them. */
export const knownObjects = <Row extends DescribedRow, Args extends DescribedArgs>(
  session: Session,
  kind: Pick<DescribedObject<Row, Args>, 'token' | 'source'>,
): RunList<Row> => listOf(session, kind.token, () => createRunList<Row>(kind.source(tenantObjects(session))));

/** The tenant's PSTN usages as this run knows them, each by its name. */
export const knownUsages = (session: Session): RunList<{ readonly Identity: string }> =>
  listOf(session, 'usages', () =>
    createRunList(async () => (await tenantObjects(session).usages()).map((Identity) => ({ Identity }))),
  );
