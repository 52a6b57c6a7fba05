import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { mailActivation } from '../mail.ts';
import { type LabCcaipUser, unsetFacts } from '../model.ts';
import { leaveFlash, takeFlash } from './flash.ts';
import { readForm } from './form.ts';
import { places } from './layout.ts';
import { emptyUser, sentUser, userProblems } from './user-form.ts';
import { fullName, userPage, usersPage } from './users-page.ts';

/** The link of the activation e-mail was used. False: there is nobody to be activated by that address. */
export const activateUser = ({ store }: LabContext, email: string): boolean => {
  const user = store.where('ccaipUser', 'email', email)[0];
  if (user === undefined || user.activated) return false;
  store.put('ccaipUser', String(user.id), { ...user, activated: true });
  return true;
};

/** Settings › Users & Teams: who is there, +Add a User, the pencil. */
export const usersRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  const { store } = context;
  const teams = () => store.list('ccaipTeam');
  const put = (user: LabCcaipUser, text: string) => {
    store.put('ccaipUser', String(user.id), user);
    leaveFlash(context, { kind: 'confirmation', text });
  };

  app.get(places.users, (c) => {
    const flash = takeFlash(context);
    return c.html(usersPage(store.list('ccaipUser'), teams(), flash === undefined ? [] : [flash]));
  });
  app.get(`${places.users}/new`, (c) => c.html(userPage(emptyUser, { teams: teams(), problems: [] })));
  app.post(`${places.users}/new`, async (c) => {
    const sent = sentUser(await readForm(c));
    const problems = userProblems(store, sent);
    if (problems.length > 0) return c.html(userPage(sent, { teams: teams(), problems }), 422);
    const id = Math.max(100, ...store.list('ccaipUser').map((one) => one.id)) + 1;
    const rest = { ...unsetFacts, activated: false, deactivatedAt: null, statusId: -10 };
    mailActivation(context, sent.email);
    put({ id, ...sent, ...rest }, `${fullName(sent)} is added: an activation e-mail is on its way to ${sent.email}.`);
    return c.redirect(places.users, 303);
  });
  app.get(`${places.users}/:id{\\d+}`, (c) => {
    const user = store.get('ccaipUser', c.req.param('id'));
    return user === undefined ? c.notFound() : c.html(userPage(user, { teams: teams(), id: user.id, problems: [] }));
  });
  app.post(`${places.users}/:id{\\d+}`, async (c) => {
    const user = store.get('ccaipUser', c.req.param('id'));
    if (user === undefined) return c.notFound();
    const sent = sentUser(await readForm(c));
    const problems = userProblems(store, sent, user.id);
    if (problems.length > 0) return c.html(userPage(sent, { teams: teams(), id: user.id, problems }), 422);
    put({ ...user, ...sent }, `${fullName(sent)} is updated.`);
    return c.redirect(places.users, 303);
  });
  return app;
};
