import { Hono } from 'hono';
import { html } from 'hono/html';
import type { LabContext } from '../../context.ts';
import type { Html } from '../../html-document.ts';
import { type TeamsNews, useLink } from '../link/use-link.ts';
import type { LabCcaipUser } from '../model.ts';
import { readSettings } from '../settings.ts';
import { agentStatus, statusWords } from '../status.ts';
import { type Banner, leaveFlash, takeFlash } from './flash.ts';
import { readForm } from './form.ts';
import { places, portalPage } from './layout.ts';
import { fullName, stateOf } from './users-page.ts';
import { activateUser } from './users-routes.ts';

const agents = (context: LabContext, news: TeamsNews): Html => {
  const { inheritance } = readSettings(context.store);
  return html`<section aria-labelledby="agents">
    <h2 id="agents">Agents</h2>
    <p class="hint">People in Teams stand among the others: there is no distinguishing indicator.</p>
    <div class="wide"><table>
      <thead><tr><th scope="col">Agent</th><th scope="col">Email</th><th scope="col">Status</th></tr></thead>
      <tbody>
        ${context.store
          .list('ccaipUser')
          .filter((user) => stateOf(user) === 'Active')
          .map(
            (user) =>
              html`<tr><th scope="row">${fullName(user)}</th><td>${user.email}</td><td>${statusWords(agentStatus(inheritance, user, news), user)}</td></tr>`,
          )}
      </tbody>
    </table></div>
  </section>`;
};

/** The lab's post office: what CCAIP has mailed and nobody has opened yet. */
const mail = (waiting: readonly LabCcaipUser[]): Html =>
  html`<section aria-labelledby="mail">
    <h2 id="mail">Mail</h2>
    ${waiting.length === 0 ? html`<p>No mail.</p>` : ''}
    <ul class="mail">
      ${waiting.map(
        (user) =>
          html`<li>
            <form method="post" action="/mail/activate">
              <p>To <b>${user.email}</b>: Activate your CCAI Platform account. The link has no end.</p>
              <button name="email" value="${user.email}" aria-label="Activate ${fullName(user)}">Activate</button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;

/** Who is there and in which status, and the mail of those who have to activate their account. */
export const overviewRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  app.get(places.overview, async (c) => {
    const news = await useLink(context);
    const flash = takeFlash(context);
    const banners: Banner[] = [
      ...(flash === undefined ? [] : [flash]),
      ...(news.kind === 'broken'
        ? [{ kind: 'warning' as const, text: 'Link broken: the platforms are not linked any more.', detail: news.why }]
        : []),
    ];
    const waiting = context.store.list('ccaipUser').filter((one) => stateOf(one) === 'Not activated');
    const body = html`${agents(context, news)} ${mail(waiting)}`;
    return c.html(portalPage('Agents and mail', places.overview, { banners, body }));
  });
  app.post('/mail/activate', async (c) => {
    const email = (await readForm(c)).one('email');
    if (!activateUser(context, email)) return c.notFound();
    leaveFlash(context, { kind: 'confirmation', text: `${email} is activated.` });
    return c.redirect(places.overview, 303);
  });
  return app;
};
