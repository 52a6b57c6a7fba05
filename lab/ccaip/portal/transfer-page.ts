import { html } from 'hono/html';
import { formatWording } from '../../../providers/kit/wording.ts';
import type { Html } from '../../html-document.ts';
import type { Member } from '../transfer/trace.ts';
import type { TransferView } from '../transfer/view.ts';
import type { StatusTable, Told } from '../transfer/words/told.ts';
import { places, portalPage, teamsIcon } from './layout.ts';

/** What the form holds: who transfers, and whose call it is. */
export interface TransferForm {
  readonly by: string;
  readonly caller: string;
}

const personRow = ({ email, name, isExternal, teams, status, notAvailable }: Member): Html =>
  html`<tr><th scope="row">${name} ${isExternal ? teamsIcon : ''}</th><td>${email}</td>
    <td>${isExternal ? 'External' : 'Internal'}</td><td>${isExternal ? `${teams ?? 'Not known'} in Teams` : status}</td>
    <td>${notAvailable === undefined ? '' : html`<span class="hint">not available</span>`}
      <button name="to" value="${email}" aria-label="Transfer to ${name}">Transfer</button></td></tr>`;

const queueRow = ({ id, name, hasExternal }: TransferView['queues'][number]): Html =>
  html`<tr><th scope="row">${name}</th>
    <td>${hasExternal ? html`${teamsIcon} contains external agents` : ''}</td>
    <td><button name="queue" value="${id}" aria-label="Transfer to queue ${name}">Transfer</button></td></tr>`;

const statusView = ({ title, rows }: StatusTable): Html =>
  html`<div class="wide"><table>
    <caption>${title}</caption>
    <thead><tr><th scope="col">When</th><th scope="col">Microsoft Teams</th><th scope="col">CCAI Platform</th></tr></thead>
    <tbody>${rows.map(({ when, teams, ccaip }) => html`<tr><th scope="row">${when}</th><td>${teams}</td><td>${ccaip}</td></tr>`)}</tbody>
  </table></div>`;

const toldView = ({ title, hops, notes, statuses }: Told): Html =>
  html`<section aria-labelledby="call">
    <h2 id="call">${title}</h2>
    <div class="wide"><table>
      <thead><tr><th scope="col">Where</th><th scope="col">What becomes of the call</th></tr></thead>
      <tbody>${hops.map(([where, text]) => html`<tr><th scope="row">${where}</th><td>${text}</td></tr>`)}</tbody>
    </table></div>
    ${notes.map((note) => html`<p class="hint">${note}</p>`)} ${statuses.map(statusView)}
  </section>`;

const bannerOf = ({ isReached, end: { message, allowed, fix } }: Told) => ({
  kind: isReached ? ('confirmation' as const) : ('error' as const),
  text: message,
  ...(isReached
    ? {}
    : {
        detail: formatWording({ message: allowed ?? '', fix })
          .replaceAll(/\s+/g, ' ')
          .trim(),
      }),
});

/** The agent's view of a call that is with them: to whom it may go, and what came of the last transfer. */
export const transferPage = ({ agents, people, queues }: TransferView, form: TransferForm, told?: Told): Html =>
  portalPage('Transfer a call', places.transfer, {
    banners: told === undefined ? [] : [bannerOf(told)],
    body: html`<p class="path">Agent's view</p>
      <form method="post" action="${places.transfer}">
        <p><label for="by">Agent who has the call</label>
          <select id="by" name="by">
            <option value="">The first who can</option>
            ${agents.map(({ email, name }) => html`<option value="${email}" ${email === form.by ? html`selected` : ''}>${name}</option>`)}
          </select></p>
        <p><label for="caller">The customer's number</label>
          <input id="caller" name="caller" type="text" autocomplete="off" value="${form.caller}"></p>
        <h2>People</h2>
        <div class="wide"><table>
          <thead><tr><th scope="col">Agent</th><th scope="col">Email</th><th scope="col">Transfer type</th><th scope="col">Status</th><th scope="col">Transfer</th></tr></thead>
          <tbody>${people.map(personRow)}</tbody></table></div>
        <h2>Queues</h2>
        <div class="wide"><table>
          <thead><tr><th scope="col">Queue</th><th scope="col">Agents</th><th scope="col">Transfer</th></tr></thead>
          <tbody>${queues.map(queueRow)}</tbody></table></div>
      </form>
      ${told === undefined ? '' : toldView(told)}`,
  });
