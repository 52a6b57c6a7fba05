import type { Context } from '../../../kit/resource.ts';
import type { Session } from '../../session.ts';

const told = new WeakSet<Session>();

/** Said once a run, in a preview: what can't be mended afterwards must be known before. */
export const tellWithoutJournal = (session: Session, { log }: Pick<Context, 'log'>): void => {
  if (session.journal !== undefined || told.has(session)) return;
  told.add(session);
  log(
    'There is no journal: if this run is killed, what it gave until then and the files no longer name stays with its users. Set TRUNKLINE_JOURNAL to a durable folder.',
    { severity: 'warning' },
  );
};
