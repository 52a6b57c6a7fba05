import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { LabContext } from '../context.ts';
import { authorize } from '../entra/authorize/authorize.ts';
import { forgetOrdered, orderedRow, orderRow } from './bulk/ordered.ts';
import { finishLink, type LinkOutcome } from './link/finish-link.ts';
import { startLink } from './link/start-link.ts';
import { useLink } from './link/use-link.ts';
import { leaveFlash } from './portal/flash.ts';
import { linkBanner, linkProblem } from './portal/ucaas-routes.ts';
import { activateUser } from './portal/users-routes.ts';
import { changeSettings } from './settings.ts';

const link = z.strictObject({
  /** Sign-in name of the account that links. */
  as: z.string(),
  appId: z.string(),
  secret: z.string(),
  expires: z.string().optional(),
  /** What it says where consent is asked for. */
  consent: z.enum(['accept', 'decline']).default('accept'),
  forAll: z.boolean().default(true),
});
const activate = z.strictObject({ email: z.string() });

/** The way of the browser, page by page, by the same steps; where a page stops it, that is how it ends. */
const walk = async (context: LabContext, wanted: z.output<typeof link>): Promise<LinkOutcome> => {
  const { as: account, appId, secret, expires, consent, forAll } = wanted;
  const problem = linkProblem(context, { appId, secret, expires: expires ?? '' });
  if (problem !== undefined) return { warning: problem };
  const { path, query } = startLink(context, { appId, secret, expires: expires ?? null });
  const authority = path.split('/')[1] ?? '';
  const step = authorize(context, authority, query, { account, consent, forAll });
  if (step.kind !== 'redirect') return { warning: 'problem' in step ? (step.problem ?? step.kind) : step.kind };
  const { searchParams } = new URL(step.to);
  return finishLink(context, Object.fromEntries(searchParams));
};

/** `/lab/ccaip`: what a person does at a browser, for tests without one. */
export const ccaipButtons = (context: LabContext): Hono => {
  const app = new Hono();
  const read = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => schema.parse(await c.req.json());

  app.onError((error, c) => {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: message }, 400);
  });

  // Chooses the platform first, which a person saves before.
  app.post('/link', async (c) => {
    const wanted = await read(c, link);
    changeSettings(context, { platform: 'ms_teams' });
    const outcome = await walk(context, wanted);
    leaveFlash(context, linkBanner(outcome));
    return c.json(outcome, 'linkedAs' in outcome ? 200 : 400);
  });
  app.post('/activate', async (c) => {
    const { email } = await read(c, activate);
    return activateUser(context, email)
      ? c.body(null, 204)
      : c.json({ error: `Nobody waits to be activated by ${email}.` }, 400);
  });
  // What was mailed, to whom and when; and what is to become of somebody's rows in the jobs to come.
  app.get('/mails', (c) => c.json(context.store.list('ccaipMail')));
  app.post('/rows', async (c) => {
    orderRow(context, await read(c, orderedRow));
    return c.body(null, 204);
  });
  app.delete('/rows', (c) => {
    forgetOrdered(context);
    return c.body(null, 204);
  });
  // CCAIP looks at agents' statuses, and so finds out what became of the link.
  app.post('/use', async (c) => {
    const news = await useLink(context);
    return c.json(news.kind === 'news' ? { ...news, availability: Object.fromEntries(news.availability) } : news);
  });
  return app;
};
