import { Hono } from 'hono';
import type { LabContext } from '../../../context.ts';
import { templateOf } from '../../bulk/columns.ts';
import { errorView } from '../../bulk/error-view.ts';
import type { LabCcaipJob } from '../../bulk/job.ts';
import { type BulkFile, isShown, proceed, startJob } from '../../bulk/jobs.ts';
import type { CcaipContext, CcaipEnv } from '../environment.ts';
import { jobView } from './job-view.ts';

const defaultPage = 20;
const largestPage = 100;

/** The file of a multipart form. Undefined: there is none. */
const sentFile = async (file: unknown): Promise<BulkFile | undefined> => {
  if (!(file instanceof File)) return undefined;
  const of = { filename: file.name, by: null };
  const unreadable = (why: string) => ({ ...of, records: [], unreadable: why });
  try {
    const records: unknown = JSON.parse(await file.text());
    const isList = Array.isArray(records) && records.every((one) => typeof one === 'object' && one !== null);
    return isList ? { ...of, records, unreadable: null } : unreadable('Must be a list of users');
  } catch {
    return unreadable('Must be JSON');
  }
};

/**
 * Bulk user management (DOC bulk-user-management-api): upload, check, proceed, poll, error logs. Statuses and texts of refusals aren't
 * published. The address of a job in the answers is of another host and path, as the page prints it.
 */
export const bulkRoutes = (lab: LabContext): Hono<CcaipEnv> => {
  const app = new Hono<CcaipEnv>();
  const refuse = (c: CcaipContext, message: string, status: 400 | 404 | 422 = 400) => c.json({ message }, status);
  const link = (id: number) => `http://ujet.co/apps/api/v1/bulk/users_jobs/${id}`;
  const answer = (c: CcaipContext, id: number, status: string) => {
    c.header('Link', link(id));
    return c.json({ id, status, link: link(id) });
  };
  const found = (c: CcaipContext, id: unknown): LabCcaipJob | undefined => {
    const job = c.get('rows').get('ccaipJob', String(id));
    return job !== undefined && isShown(lab, job) ? job : undefined;
  };

  app.get('/template', (c) => c.json(templateOf(c.get('rows'), lab.switches)));

  app.post('/upload', async (c) => {
    const file = await sentFile((await c.req.parseBody()).file);
    if (file === undefined) return refuse(c, "file can't be blank");
    return answer(c, startJob(lab, file).id, 'created');
  });
  app.put('/upload', async (c) => {
    const { file: sent, id } = await c.req.parseBody();
    const file = await sentFile(sent);
    if (file === undefined) return refuse(c, "file can't be blank");
    const job = found(c, id);
    if (job === undefined) return refuse(c, 'Job not found', 404);
    if (job.requestedAt !== null) return refuse(c, 'Job was processed already', 422);
    return answer(c, startJob(lab, file, job).id, 'created');
  });
  app.post('/proceed', async (c) => {
    const { id } = (await c.req.json().catch(() => ({}))) as { id?: unknown };
    const job = found(c, id);
    if (job === undefined) return refuse(c, 'Job not found', 404);
    if (job.state === 'created' || job.state === 'invalid') return refuse(c, 'Job has no valid scheme', 422);
    if (job.requestedAt !== null) {
      if (lab.switches.ccaipProceedAgain === 'refused') return refuse(c, 'Job was processed already', 422);
      if (lab.switches.ccaipProceedAgain === 'ignored') return answer(c, job.id, 'valid_scheme');
    }
    proceed(lab, job);
    return answer(c, job.id, 'valid_scheme');
  });

  app.get('/jobs/:id', (c) => {
    const job = found(c, c.req.param('id'));
    return job === undefined ? refuse(c, 'Job not found', 404) : c.json(jobView(lab, c.get('rows'), job));
  });
  // The highest id first; Link of the next page, Total, Per-Page (DOC).
  app.get('/jobs', (c) => {
    const rows = c.get('rows');
    const number = (name: string, otherwise: number) =>
      Math.max(1, Number(c.req.query(name) ?? otherwise) || otherwise);
    const page = number('page', 1);
    const per = Math.min(largestPage, number('per_page', defaultPage));
    const jobs = rows
      .list('ccaipJob')
      .filter((job) => isShown(lab, job))
      .toSorted((a, b) => b.id - a.id);
    c.header('Total', String(jobs.length));
    c.header('Per-Page', String(per));
    if (page * per < jobs.length)
      c.header('Link', `<http://ujet.co/apps/api/v1/bulk/users_jobs?page=${page + 1}>; rel="next"`);
    return c.json(jobs.slice((page - 1) * per, page * per).map((job) => jobView(lab, rows, job)));
  });
  for (const [name, errorsOf] of [
    ['scheme', (job: LabCcaipJob) => job.schemeErrors],
    ['update', (job: LabCcaipJob) => job.updateErrors],
  ] as const) {
    app.get(`/errors/${name}/:id`, (c) => {
      const job = found(c, c.req.param('id'));
      if (job === undefined) return refuse(c, 'Job not found', 404);
      return c.json(errorsOf(job).map((one) => errorView(lab, c.get('rows'), one)));
    });
  }
  return app;
};
