import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { csvTemplate, errorLog, readCsv, templateName } from '../bulk/csv.ts';
import { proceed, startJob } from '../bulk/jobs.ts';
import { bulkPage } from './bulk-page.ts';
import { leaveFlash } from './flash.ts';
import { readForm } from './form.ts';
import { places } from './layout.ts';

/** Who opens the portal is its administrator. */
const administrator = 'Cora Admin';

const csv = (text: string, name: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });

/** Settings › Users & Teams › Bulk user management. */
export const bulkPageRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  app.get(places.bulk, (c) => c.html(bulkPage(context)));
  app.get(`${places.bulk}/template`, () => csv(csvTemplate(context.store, context.switches), templateName));
  app.get(`${places.bulk}/errors/:id{\\d+}`, (c) => {
    const job = context.store.get('ccaipJob', c.req.param('id'));
    return job === undefined ? c.notFound() : csv(errorLog(context, job), `error_log_${job.id}.csv`);
  });
  app.post(places.bulk, async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.name === '') {
      return c.html(bulkPage(context, { kind: 'error', text: 'Choose a CSV file.' }), 422);
    }
    if (!file.name.toLowerCase().endsWith('.csv')) {
      return c.html(bulkPage(context, { kind: 'error', text: `${file.name} is no CSV file.` }), 422);
    }
    startJob(context, readCsv(context, { filename: file.name, text: await file.text(), by: administrator }));
    leaveFlash(context, { kind: 'confirmation', text: `${file.name} is uploaded, and is being checked.` });
    return c.redirect(places.bulk, 303);
  });
  app.post(`${places.bulk}/process`, async (c) => {
    const job = context.store.get('ccaipJob', (await readForm(c)).one('id'));
    if (job === undefined) return c.notFound();
    const mayProcess = job.state === 'valid' && job.requestedAt === null;
    if (mayProcess) proceed(context, job);
    leaveFlash(
      context,
      mayProcess
        ? { kind: 'confirmation', text: `${job.filename} is being processed.` }
        : { kind: 'error', text: `${job.filename} can't be processed.` },
    );
    return c.redirect(places.bulk, 303);
  });
  return app;
};
