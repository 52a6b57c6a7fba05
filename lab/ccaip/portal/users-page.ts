import { html } from 'hono/html';
import type { Html } from '../../html-document.ts';
import { ccaipRoles, type LabCcaipTeam, type LabCcaipUser } from '../model.ts';
import type { Banner } from './flash.ts';
import { places, portalPage, teamsIcon } from './layout.ts';
import type { UserFields } from './user-form.ts';

export const fullName = ({ firstName, lastName }: Pick<LabCcaipUser, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

export const stateOf = ({ activated, deactivatedAt }: LabCcaipUser): string => {
  if (deactivatedAt !== null) return 'Deactivated';
  return activated ? 'Active' : 'Not activated';
};

const row = (user: LabCcaipUser, teams: ReadonlyMap<number, string>): Html =>
  html`<tr>
    <th scope="row">${fullName(user)} ${user.external ? teamsIcon : ''}
      <form method="get" action="${places.users}/${user.id}" class="inline">
        <button aria-label="Edit ${fullName(user)}" class="pencil">✎</button>
      </form></th>
    <td>${user.email}</td>
    <td>${stateOf(user)}</td>
    <td>${user.roles.join(', ')}</td>
    <td>${user.teams.map((id) => teams.get(id) ?? id).join(', ')}</td>
    <td>${user.external ? user.sipUri : ''}</td>
    <td>${user.external ? user.ucaasUserName : ''}</td>
  </tr>`;

/** Settings › Users & Teams. */
export const usersPage = (
  users: readonly LabCcaipUser[],
  teams: readonly LabCcaipTeam[],
  banners: readonly Banner[],
): Html => {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return portalPage('Users & Teams', places.users, {
    banners,
    body: html`<p class="path">Settings › Users &amp; Teams</p>
      <form method="get" action="${places.users}/new"><button class="primary">+Add a User</button></form>
      <div class="wide"><table>
        <thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Status</th><th scope="col">Roles</th>
          <th scope="col">Teams</th><th scope="col">SIP URI/ID</th><th scope="col">UCaaS username</th></tr></thead>
        <tbody>${users.map((user) => row(user, names))}</tbody>
      </table></div>`,
  });
};

const field = (name: string, label: string, value: string | null, required = false): Html =>
  html`<p><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="text" autocomplete="off" value="${value ?? ''}"
      ${required ? html`aria-required="true"` : ''}></p>`;

const box = (name: string, value: string, label: string, ticked: boolean): Html =>
  html`<label><input type="checkbox" name="${name}" value="${value}" ${ticked ? html`checked` : ''}> ${label}</label>`;

/** The form of a new user, or of one that is edited: two fields more behind the box. */
export const userPage = (
  user: UserFields,
  { teams, id, problems }: { teams: readonly LabCcaipTeam[]; id?: number; problems: readonly string[] },
): Html => {
  const title = id === undefined ? 'Add a User' : `Edit ${fullName(user)}`;
  const body = html`<p class="path"><a href="${places.users}">Settings › Users &amp; Teams</a></p>
    <form method="post" action="${places.users}/${id ?? 'new'}" class="user">
      ${field('email', 'Email', user.email, true)} ${field('firstName', 'First name', user.firstName, true)}
      ${field('lastName', 'Last name', user.lastName, true)} ${field('agentNumber', 'Agent ID', user.agentNumber)}
      <fieldset><legend>Roles</legend>
        <p class="check">${ccaipRoles.map((role) => box('roles', role, role, user.roles.includes(role)))}</p></fieldset>
      <fieldset><legend>Teams</legend>
        <p class="check">${teams.map((one) => box('teams', String(one.id), one.name, user.teams.includes(one.id)))}</p>
      </fieldset>
      <p class="check">${box('international', 'yes', 'Non-restricted international calling', user.unrestrictedInternationalCalling)}</p>
      <p class="check external">${box('external', 'yes', 'External UCaaS user', user.external)}</p>
      <div class="behind-the-box">
        ${field('sipUri', 'SIP URI/ID', user.sipUri, true)} ${field('ucaasUserName', 'UCaaS username', user.ucaasUserName, true)}
      </div>
      <p class="buttons"><button class="primary">${id === undefined ? 'Add' : 'Update'}</button></p>
    </form>`;
  return portalPage(title, places.users, {
    banners: problems.length === 0 ? [] : [{ kind: 'error', text: problems.join(' ') }],
    body,
  });
};
