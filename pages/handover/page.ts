import { html } from 'hono/html';
import { copyButton } from './copy-button.ts';
import { headline } from './headline.ts';
import type { Session } from './session.ts';
import type { Option, Step, StepValue, Trouble } from './step.ts';
import { usersHtml } from './users.ts';

/** What lets the page's own scripts and styles run, and no other. */
export type Nonce = string;

/** The whole page. Whatever is from a file is text in it; the secret is nowhere in it. */
export const pageHtml = (session: Session, nonce: Nonce) => {
  const { subject, steps, left } = session;
  const done = session.done();
  const { name, domain } = subject.tenant;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Handover of ${name} - trunkline</title>
<link rel="icon" href="data:,">
${['theme', 'page', 'step', 'people'].map(
  (sheet) => html`<link rel="stylesheet" href="${sheet}.css" nonce="${nonce}">
`,
)}<script type="module" src="main.js" nonce="${nonce}"></script>
</head>
<body>
<a class="skip" href="#steps">Skip to the steps</a>
<header class="top">
  <div>
    <p class="brand">trunkline <span>handover to CCAI Platform</span></p>
    <h1>${name} <span>${domain}</span></h1>
    <p>${headline(subject, left)}</p>
  </div>
  <div class="progress">
    <label for="progress"><span id="progress-text">${done.size} of ${steps.length}</span> steps done</label>
    <progress id="progress" max="${steps.length}" value="${done.size}"></progress>
    <button type="button" class="quiet" id="end">End the handover</button>
  </div>
</header>
<p id="said" role="status" aria-live="polite"></p>
<p id="failed" role="alert"></p>
<div class="layout">
<nav aria-label="Steps"><ol>${steps.map(
    ({ id, title }) =>
      html`<li><a href="#step-${id}" id="nav-${id}" class="${done.has(id) ? 'is-done' : ''}">${title}<span class="unseen">${done.has(id) ? ' (done)' : ''}</span></a></li>`,
  )}</ol></nav>
<main id="steps" tabindex="-1">${steps.map((step, at) => [
    steps[at - 1]?.part === step.part ? '' : html`<h2>${step.part}</h2>`,
    stepHtml(session, step, { number: at + 1, on: done.get(step.id) }),
  ])}</main>
</div>
</body>
</html>`;
};

const stepHtml = (session: Session, step: Step, { number, on }: { number: number; on: string | undefined }) => html`
<section class="step${on === undefined ? '' : ' is-done'}" id="step-${step.id}" aria-labelledby="title-${step.id}">
  <div class="head">
    <span class="number" aria-hidden="true">${number}</span>
    <h3 id="title-${step.id}">${step.title}</h3>
    <button type="button" class="quiet again" aria-expanded="false" aria-controls="body-${step.id}">Show<span class="unseen"> step ${step.title}</span></button>
    <label class="tick"><input type="checkbox" data-step="${step.id}"${on === undefined ? '' : ' checked'}> Done<span class="unseen">: ${step.title}</span></label>
  </div>
  <div class="body" id="body-${step.id}">
    ${step.say.map((text) => html`<p>${text}</p>`)}
    ${step.values.length === 0 ? '' : html`<dl class="values">${step.values.map(valueHtml)}</dl>`}
    ${step.values.some(({ value }) => value === undefined) ? clipboardNote : ''}
    ${step.options.length === 0 ? '' : html`<ul class="options">${step.options.map(optionHtml)}</ul>`}
    ${step.id === 'users' ? peopleHtml(session) : ''}
    ${step.id === 'link' ? whoLinked(session) : ''}
    ${step.wrong.length === 0 ? '' : html`<details class="wrong"><summary>If it went wrong</summary><dl>${step.wrong.map(troubleHtml)}</dl></details>`}
  </div>
</section>`;

const valueHtml = ({ label, value }: StepValue) =>
  value === undefined
    ? html`<div><dt>${label}</dt><dd>
  <code id="secret">not shown</code>
  <button type="button" class="copy" id="copy-secret" aria-describedby="clipboard-note">Copy<span class="unseen"> ${label}</span></button>
  <button type="button" class="quiet" id="show-secret" aria-pressed="false" aria-controls="secret">Show…<span class="unseen"> ${label}</span></button></dd></div>`
    : html`<div><dt>${label}</dt><dd><code>${value}</code> ${copyButton(label, value)}</dd></div>`;

const clipboardNote = html`<p class="note" id="clipboard-note">The clipboard is cleared when you come back to this page, or press End the handover. Whoever just
closes it keeps the secret in the clipboard, since most browsers let a page that closes clear nothing. A clipboard history keeps it all the same (Windows: Win+V; clipboard managers; a clipboard shared between devices): switch it off before you copy, or remove the entry there.</p>`;

const optionHtml = ({ label, means, chosen }: Option) =>
  html`<li class="${chosen ? 'is-chosen' : ''}"><strong>${label}</strong>${chosen ? html` <span class="badge">what the tenant file says</span>` : ''}<br>${means}</li>`;

const troubleHtml = ({ sign, fix }: Trouble) => html`<dt>${sign}</dt><dd>${fix}</dd>`;

/** Empty even where somebody linked before: who ticks names who linked this time. */
const whoLinked = ({
  subject,
}: Session) => html`<p class="field"><label for="linked-by">Account that pressed Link</label>
<input id="linked-by" type="email" autocomplete="off" spellcheck="false" placeholder="${subject.tenant.ucaas.linked?.by ?? `ccaip-link@${subject.tenant.domain}`}"></p>
<pre id="link-lines" class="lines" hidden tabindex="0" aria-label="Lines for the tenant file"></pre>`;

const peopleHtml = (session: Session) =>
  session.left.length === 0
    ? html`<p>${session.subject.tenant.ucaas.externalUsers?.by === 'api' ? 'up enters, changes and clears them.' : 'Nothing is left to enter, change or clear.'}</p>`
    : html`<p class="field"><label for="find">Find a user</label> <input id="find" type="search" autocomplete="off" spellcheck="false">
<label class="tick"><input type="checkbox" id="only-left"> Only those that are left</label></p>
<div id="people" role="group" aria-label="Users">${usersHtml(session, { find: '', from: 0 })}</div>`;
