import { Hono } from 'hono';
import { html } from 'hono/html';
import type { LabContext } from '../../context.ts';
import type { Html } from '../../html-document.ts';
import type { LabCcaipQueue } from '../model.ts';
import { leaveFlash, takeFlash } from './flash.ts';
import { readForm } from './form.ts';
import { places, portalPage, teamsIcon } from './layout.ts';
import { fullName } from './users-page.ts';

type Lab = Pick<LabContext, 'store'>;

/** Agents are on leaf queues only (DOC Queue_and_Menu_Setup). */
const isLeaf = ({ store }: Lab, { id }: LabCcaipQueue): boolean =>
  !store.list('ccaipQueue').some(({ parentId }) => parentId === id);

const agentName = ({ store }: Lab, id: number): Html | string => {
  const user = store.get('ccaipUser', String(id));
  return user === undefined ? String(id) : html`${fullName(user)} ${user.external ? teamsIcon : ''}`;
};

const listed = (parts: readonly (Html | string)[]): Html =>
  html`${parts.map((part, index) => html`${index === 0 ? '' : ', '}${part}`)}`;

const row = (lab: Lab, queue: LabCcaipQueue): Html => {
  const teams = queue.teams.map((id) => lab.store.get('ccaipTeam', String(id))?.name ?? String(id));
  const edit = html`<form method="get" action="${places.queues}/${queue.id}" class="inline">
    <button aria-label="Edit ${queue.name}">Edit</button>
  </form>`;
  return html`<tr class="${queue.parentId === null ? '' : 'below'}">
    <th scope="row">${queue.name}</th>
    <td>${listed(queue.agents.map((id) => agentName(lab, id)))}</td>
    <td>${listed(teams)}</td>
    <td>${isLeaf(lab, queue) ? edit : html`<span class="hint">Agents are assigned to the queues below it.</span>`}</td>
  </tr>`;
};

const queuesPage = (context: LabContext): Html => {
  const flash = takeFlash(context);
  return portalPage('Queues', places.queues, {
    banners: flash === undefined ? [] : [flash],
    body: html`<p class="path">Settings › Queue</p>
      <div class="wide"><table>
        <thead><tr><th scope="col">Queue</th><th scope="col">Agents</th><th scope="col">Teams</th><th scope="col">Assign</th></tr></thead>
        <tbody>${context.store.list('ccaipQueue').map((queue) => row(context, queue))}</tbody>
      </table></div>`,
  });
};

const box = (name: string, id: number, label: Html | string, ticked: boolean): Html =>
  html`<label><input type="checkbox" name="${name}" value="${id}" ${ticked ? html`checked` : ''}> ${label}</label>`;

const queuePage = (lab: Lab, queue: LabCcaipQueue, problem?: string): Html =>
  portalPage(`Assign agents: ${queue.name}`, places.queues, {
    banners: problem === undefined ? [] : [{ kind: 'error', text: problem }],
    body: html`<p class="path"><a href="${places.queues}">Settings › Queue</a></p>
      <form method="post" action="${places.queues}/${queue.id}">
        <fieldset><legend>Agents</legend>
          <p class="check list">${lab.store
            .list('ccaipUser')
            .map(({ id }) => box('agents', id, agentName(lab, id), queue.agents.includes(id)))}</p></fieldset>
        <fieldset><legend>Teams</legend>
          <p class="check list">${lab.store
            .list('ccaipTeam')
            .map(({ id, name }) => box('teams', id, name, queue.teams.includes(id)))}</p></fieldset>
        <p class="buttons"><button class="primary">Save</button></p>
      </form>`,
  });

/** Settings › Queue: which agents and teams a queue rings. */
export const queuesRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  const { store } = context;
  const leaf = (id: string): LabCcaipQueue | undefined => {
    const queue = store.get('ccaipQueue', id);
    return queue !== undefined && isLeaf(context, queue) ? queue : undefined;
  };

  app.get(places.queues, (c) => c.html(queuesPage(context)));
  app.get(`${places.queues}/:id{\\d+}`, (c) => {
    const queue = leaf(c.req.param('id'));
    return queue === undefined ? c.notFound() : c.html(queuePage(context, queue));
  });
  app.post(`${places.queues}/:id{\\d+}`, async (c) => {
    const queue = leaf(c.req.param('id'));
    if (queue === undefined) return c.notFound();
    const form = await readForm(c);
    const next = { ...queue, agents: form.all('agents').map(Number), teams: form.all('teams').map(Number) };
    if (next.agents.length + next.teams.length === 0) {
      return c.html(queuePage(context, next, 'Assign at least one agent or team.'), 422);
    }
    store.put('ccaipQueue', String(queue.id), next);
    leaveFlash(context, { kind: 'confirmation', text: `${queue.name} is saved.` });
    return c.redirect(places.queues, 303);
  });
  return app;
};
