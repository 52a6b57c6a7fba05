import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { visibleText } from '../../providers/kit/visible-text.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Presence } from '../presence.ts';
import { type Nonce, pageHtml } from './page.ts';
import { Refusal, type Session } from './session.ts';
import { stepIds } from './step-ids.ts';
import { usersHtml, usersQuery } from './users.ts';

/** What the browser asks for beside the page. */
const files = {
  'theme.css': 'text/css',
  'page.css': 'text/css',
  'step.css': 'text/css',
  'people.css': 'text/css',
  'main.js': 'text/javascript',
  'clipboard.js': 'text/javascript',
  'server.js': 'text/javascript',
  'users.js': 'text/javascript',
} as const;

const tickBody = z.object({ step: z.enum(stepIds), done: z.boolean(), by: z.string().max(500).optional() });
const userBody = z.object({ upn: z.string().max(500), done: z.boolean() });

/** The handover's page and what it asks for; everything that writes, or gives the secret, is a POST. */
export const handoverRoutes = (session: Session, presence: Presence): Hono => {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof Refusal || error instanceof ProblemError) return c.json({ error: error.message }, 400);
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return c.json({ error: 'This is not understood.' }, 400);
    return c.json({ error: visibleText(String(error)) }, 500);
  });
  app.get('/', (c) => c.html(pageHtml(session, nonceOf(c))));
  for (const [file, type] of Object.entries(files)) {
    const text = readFileSync(join(import.meta.dirname, 'browser', file), 'utf8');
    app.get(`/${file}`, (c) => c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` }));
  }
  /** A list with users left is no end, whatever is ticked above it. */
  const endsNow = (): boolean => {
    const isOver = isTicked(session) && waiting(session) === 0;
    if (isOver) presence.end('done');
    return isOver;
  };
  app.get('/users', (c) => c.html(usersHtml(session, usersQuery.parse(c.req.query()))));
  app.post('/secret', async (c) => c.json(await session.readSecret()));
  app.post('/tick', async (c) => {
    const { step, done, by } = tickBody.parse(await c.req.json());
    const said = session.tick(step, done, by);
    const all = session.done();
    const isLast = isTicked(session);
    const told = isLast || (step === 'users' && done) ? waitingWords(session) : '';
    return c.json({ done: all.size, of: session.steps.length, isOver: endsNow(), said: said || told });
  });
  app.post('/user', async (c) => {
    const { upn, done } = userBody.parse(await c.req.json());
    const said = session.tickUser(upn, done);
    return c.json({ left: waiting(session), isOver: endsNow(), said });
  });
  app.post('/alive', (c) => c.body(null, 204));
  app.post('/left', (c) => {
    presence.left();
    return c.body(null, 204);
  });
  app.post('/end', (c) => {
    presence.end('by its button');
    return c.body(null, 204);
  });
  return app;
};

const isTicked = (session: Session): boolean => {
  const all = session.done();
  return session.steps.every(({ id }) => all.has(id));
};

/** Users of the list that aren't ticked. */
const waiting = ({ left, entered }: Session): number => left.length - entered().size;

const waitingWords = (session: Session): string => {
  const number = waiting(session);
  if (number === 0) return '';
  const who = number === 1 ? "1 user of the list isn't" : `${number} users of the list aren't`;
  return `${who} ticked: the handover goes on until they are. npm run confirm -- ${session.subject.tenant.name} writes down all at once.`;
};

const nonceOf = (c: Context): Nonce => c.get('secureHeadersNonce') ?? '';
