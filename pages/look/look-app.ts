import { type Context, Hono } from 'hono';
import { ProblemError } from '../../tenant/problem-error.ts';
import { answersTo } from './answers.ts';
import type { Typed } from './ask.ts';
import { lookPage, problemsPage } from './page.ts';
import { type Asked, type Look, readLook } from './read.ts';

/** What the page takes of where it is served. */
export interface Around {
  readonly now: () => Date;
  /** The page was closed, or is being reloaded. */
  readonly left: () => void;
}

/** The page: `/` reads the files anew, `/ask` answers from what the page was made of. */
export const lookApp = (asked: Asked, { now, left }: Around): Hono => {
  const app = new Hono();
  let reading = 0;
  let current: Look | undefined;
  app.get('/', async (context) => {
    const nonce = nonceOf(context);
    try {
      const look = await readLook(asked);
      reading += 1;
      current = look;
      const at = now().toTimeString().slice(0, 8);
      return context.html(lookPage(look, { typed: typedIn(context), at, reading, nonce }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return context.html(problemsPage(error.message, nonce));
    }
  });
  app.get('/ask', async (context) => {
    if (current === undefined || context.req.query('reading') !== `${reading}`) return context.json(stale);
    const typed = typedIn(context);
    const { said, html, ways, after } = answersTo(current, typed);
    return context.json({
      said,
      html: `${await html}`,
      ways,
      people: current.suggest(typed.as),
      ...(after.state === 'answered' && { call: after.call }),
    });
  });
  app.post('/here', (context) => context.body(null, 204));
  app.post('/gone', (context) => {
    left();
    return context.body(null, 204);
  });
  return app;
};

/** Of this answer's Content-Security-Policy, which the guard makes. */
const nonceOf = (context: Context): string => context.get('secureHeadersNonce') ?? '';

const typedIn = ({ req }: Context): Typed => ({
  call: req.query('call') === 'handed over' ? 'handed over' : 'dialled',
  as: req.query('as') ?? '',
  number: req.query('number') ?? '',
});

const again = 'The files were read anew since, by another window: reload this page.';

const stale = { said: again, html: `<p class="go-on">${again}</p>`, ways: { before: [], after: [] }, people: [] };
