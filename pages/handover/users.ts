import { html } from 'hono/html';
import { z } from 'zod';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import { copyButton } from './copy-button.ts';
import type { Session } from './session.ts';

/** Which of the users a page of the list shows. */
export const usersQuery = z.object({
  /** A part of a sign-in name or SIP URI. */
  find: z.string().max(200).catch('').default(''),
  /** Only those that aren't ticked. */
  left: z.literal('true').optional().catch(undefined),
  from: z.coerce.number().int().min(0).catch(0).default(0),
});

const pageSize = 25;

const words: Readonly<Record<LeftForUser['action'], string>> = {
  confirm: 'not confirmed',
  enter: 'to enter',
  change: 'to change',
  clear: 'to clear',
};

/** A page of the list of users, as the browser shows it: ten thousand at once would stop it. */
export const usersHtml = (session: Session, { find, left, from }: z.output<typeof usersQuery>) => {
  const { left: all } = session;
  const entered = session.entered();
  const wanted = find.trim().toLowerCase();
  const found = all.filter(
    (one) =>
      !(left === 'true' && entered.has(one.upn.toLowerCase())) &&
      [one.upn, one.after?.sipUri, one.before?.sipUri].some((text) => text?.toLowerCase().includes(wanted)),
  );
  const start = from < found.length ? from : 0;
  const shown = found.slice(start, start + pageSize);
  const count = (number: number) => number.toLocaleString('en');
  const at =
    shown.length === 0
      ? 'Nobody is found.'
      : `${count(start + 1)} to ${count(start + shown.length)} of ${count(found.length)}`;
  return html`<ul class="people">${shown.map((one) => row(one, entered.has(one.upn.toLowerCase())))}</ul>
<div class="pager">
  <button type="button" class="quiet" data-from="${Math.max(0, start - pageSize)}"${start === 0 ? ' disabled' : ''}>Previous users</button>
  <span>${at}</span>
  <button type="button" class="quiet" data-from="${start + pageSize}"${start + pageSize >= found.length ? ' disabled' : ''}>Next users</button>
</div>`;
};

const row = (
  { upn, action, before, after }: LeftForUser,
  isDone: boolean,
) => html`<li class="person${isDone ? ' is-done' : ''}">
  <div class="who"><strong>${upn}</strong> <span class="badge badge-${action}">${words[action]}</span>
    <label class="tick"><input type="checkbox" data-user="${upn}"${isDone ? ' checked' : ''}> Done<span class="unseen">: ${upn}</span></label></div>
  ${after === undefined ? cleared(before) : wanted(upn, before, after)}
</li>`;

const wanted = (upn: string, before: EnteredUser | undefined, after: EnteredUser) => html`<dl class="values">
  <div><dt>External UCaaS user</dt><dd>check the box</dd></div>
  ${value('SIP URI/ID', upn, before?.sipUri, after.sipUri)}
  ${value('UCaaS username', upn, before?.ucaasName, after.ucaasName)}
</dl>`;

const value = (label: string, upn: string, before: string | undefined, after: string) => html`<div><dt>${label}</dt>
  <dd><code>${after}</code> ${copyButton(`${label} of ${upn}`, after)}${
    before === undefined || before === after ? '' : html` <span class="was">there stands ${before}</span>`
  }</dd></div>`;

const cleared = (before: EnteredUser | undefined) =>
  html`<p>Uncheck External UCaaS user, or clear both fields: ${before?.sipUri}, ${before?.ucaasName}.</p>`;
