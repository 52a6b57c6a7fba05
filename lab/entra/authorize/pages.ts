import { html } from 'hono/html';
import { type Html, htmlDocument } from '../../html-document.ts';
import type { Offer } from './accounts.ts';
import type { Step } from './authorize.ts';

type Shown = Exclude<Step, { kind: 'redirect' }>;

const page = (title: string, body: Html): Html =>
  htmlDocument(
    `${title} – Entra (lab)`,
    html`<main class="sign-in">
      <p class="brand">Microsoft Entra <span class="lab">lab: no real account, no password</span></p>
      <h1>${title}</h1>
      ${body}
    </main>`,
  );

const alert = (text: string): Html => html`<p role="alert" class="banner error">${text}</p>`;

/** What has been answered so far travels in the form. The request itself stays in the address. */
const form = (fields: Readonly<Record<string, string>>, body: Html): Html =>
  html`<form method="post">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${body}
  </form>`;

const accountPage = (name: string, problem: string | undefined, offers: readonly Offer[]): Html =>
  page(
    'Pick an account',
    html`<p>to continue to ${name}</p>
      ${problem === undefined ? '' : alert(problem)}
      <form method="post" class="accounts">
        ${offers.map(
          ({ account, about }) =>
            html`<button name="account" value="${account}"><b>${account}</b> <span>${about}</span></button>`,
        )}
      </form>
      <form method="post" class="other">
        <label>Use another account <input name="account" type="email" autocomplete="off" required></label>
        <button>Next</button>
      </form>`,
  );

const said: Readonly<Record<string, string>> = {
  offline_access: 'Maintain access to data you have given it access to',
  'User.Read': 'Sign in and read your profile',
  'User.Read.All': "Read all users' full profiles",
  'User.ReadBasic.All': "Read all users' basic profiles",
  'Presence.Read': 'Read your presence information',
  'Presence.Read.All': 'Read presence information of all users in your organization',
  'Presence.ReadWrite': 'Read and write your presence information',
};

const consentPage = ({ name, account, permissions, mayConsentForAll }: Shown & { kind: 'consent' }): Html =>
  page(
    'Permissions requested',
    html`<p class="who">${account}</p>
      <p><b>${name}</b> would like to:</p>
      <ul class="permissions">
        ${permissions.map((one) => html`<li>${said[one] ?? one} <code>${one}</code></li>`)}
      </ul>
      ${form(
        { account },
        html`${
          mayConsentForAll
            ? html`<label class="check"><input type="checkbox" name="forAll" value="yes"> Consent on behalf of your organization</label>
              <p class="hint">Ticked, nobody else is asked; left, the consent is for this account alone.</p>`
            : ''
        }
        <p class="buttons">
          <button name="consent" value="accept" class="primary">Accept</button>
          <button name="consent" value="decline">Cancel</button>
        </p>`,
      )}`,
  );

const approvalPage = ({ name, account, problem }: Shown & { kind: 'approval' }): Html =>
  page(
    'Need admin approval',
    html`<p class="who">${account}</p>
      <p><b>${name}</b></p>
      ${alert(problem)}
      ${form({}, html`<button name="account" value="">Have an admin account? Sign in with that account</button>`)}
      ${form(
        { account, returns: 'yes' },
        html`<button name="consent" value="decline">Return to the application without granting consent</button>`,
      )}`,
  );

const refusedPage = (problem: string): Html =>
  page(
    'Sign in',
    html`<p>Sorry, but we’re having trouble signing you in.</p>
      ${alert(problem)}`,
  );

/** The page on which the way through sign-in stops. */
export const stepPage = (step: Shown, offers: readonly Offer[]): Html => {
  switch (step.kind) {
    case 'account':
      return accountPage(step.name, step.problem, offers);
    case 'consent':
      return consentPage(step);
    case 'approval':
      return approvalPage(step);
    case 'refused':
      return refusedPage(step.problem);
  }
};
