import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { needsBy } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError } from '../error.ts';
import { permissions } from '../permissions.ts';

/** DOC callrecords-callrecord-getdirectroutingcalls. */
const pageSize = 1000;

/** DOC pnp.github.io/cli-microsoft365, of this very call. */
const mostDays = 90;

const day = 86_400_000;

const asked = /^getDirectRoutingCalls\(fromDateTime=([^,]+),toDateTime=([^)]+)\)$/;

const bad = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/**
 * The log of Direct Routing calls by the time of their start, from and until before. Rows show late (`callLogSeconds`).
 * @see https://learn.microsoft.com/graph/api/callrecords-callrecord-getdirectroutingcalls
 */
export const callLogRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const may = needsBy(() =>
    lab.switches.callLogReads === 'narrow'
      ? [...permissions.readCallLogNarrowly, ...permissions.readCallLog]
      : permissions.readCallLog,
  );

  app.get('/communications/callRecords/:call{getDirectRoutingCalls.+}', may, (c) => {
    const [, from = '', to = ''] = asked.exec(decodeURIComponent(c.req.param('call'))) ?? [];
    const [first, last] = [Date.parse(from), Date.parse(to)];
    if (Number.isNaN(first) || Number.isNaN(last)) throw bad('Invalid date range.');
    if (last - first > mostDays * day) throw bad(`The date range is larger than ${mostDays} days.`);
    const skip = Number(new URL(c.req.url).searchParams.get('$skip') ?? 0);
    const rows = c
      .get('rows')
      .list('call')
      .filter(({ startDateTime, shownFrom }) => {
        const start = Date.parse(startDateTime);
        return start >= first && start < last && lab.clock.now() >= shownFrom;
      })
      .map(({ shownFrom: _, ...row }) => row);
    const here = rows.slice(skip, skip + pageSize);
    const next = skip + pageSize;
    const path = `${lab.origin}/${c.get('version')}/communications/callRecords/${c.req.param('call')}`;
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#Collection(microsoft.graph.callRecords.directRoutingLogRow)`,
      '@odata.count': here.length,
      ...(next < rows.length && { '@odata.nextLink': `${path}?$skip=${next}` }),
      value: here,
    });
  });
  return app;
};
