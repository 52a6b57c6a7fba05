import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { offeredAccounts } from './accounts.ts';
import { type Answers, authorize, type Step } from './authorize.ts';
import { stepPage } from './pages.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Who on the account page has no role; and where a browser really goes that is sent to an address. */
export interface Surroundings {
  readonly member: string;
  readonly reach: (address: string) => string;
}

/** Entra's pages on the way to a code: choose an account, consent. Nobody types a password: the lab has none. */
export const authorizeRoutes = (context: LabContext, { member, reach }: Surroundings): Hono => {
  const app = new Hono();
  const path = '/:authority/oauth2/v2.0/authorize';

  const show = (c: Context, step: Step) =>
    step.kind === 'redirect'
      ? c.redirect(reach(step.to), 303)
      : c.html(stepPage(step, offeredAccounts(context.store, member)), step.kind === 'refused' ? 400 : 200);

  const go = (c: Context, answers: Answers) =>
    show(c, authorize(context, c.req.param('authority') ?? '', c.req.query(), answers));

  app.get(path, (c) => go(c, {}));
  app.post(path, async (c) => {
    const form = await c.req.parseBody();
    const consent = text(form.consent);
    return go(c, {
      account: text(form.account),
      consent: consent === 'accept' || consent === 'decline' ? consent : undefined,
      forAll: form.forAll === 'yes',
    });
  });
  return app;
};
