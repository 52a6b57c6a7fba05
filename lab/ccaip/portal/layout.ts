import { html } from 'hono/html';
import { type Html, htmlDocument } from '../../html-document.ts';
import type { Banner } from './flash.ts';

/** The portal's pages, as the guide names them. */
export const places = {
  overview: '/',
  ucaas: '/settings/developer/ucaas',
  inheritance: '/settings/developer/agent-status-inheritance',
  users: '/settings/users',
  bulk: '/settings/users/bulk',
  queues: '/settings/queues',
  transfer: '/agent/transfer',
} as const;

const navigation = [
  [places.overview, 'Agents and mail'],
  [places.transfer, 'Transfer a call'],
  [places.users, 'Users & Teams'],
  [places.bulk, 'Bulk user management'],
  [places.queues, 'Queues'],
  [places.ucaas, 'Developer Settings › UCaaS'],
  [places.inheritance, 'Developer Settings › Agent Status Inheritance'],
] as const;

const bannerView = ({ kind, text, detail }: Banner): Html =>
  html`<div role="${kind === 'confirmation' ? 'status' : 'alert'}" class="banner ${kind}">
    <p>${text}</p>
    ${detail === undefined ? '' : html`<p class="detail">${detail}</p>`}
  </div>`;

/** A page of the portal: where one is, what the last button did, and what is there. */
export const portalPage = (
  title: string,
  here: string,
  { banners = [], body }: { banners?: readonly Banner[]; body: Html },
): Html =>
  htmlDocument(
    `${title} – CCAI Platform (lab)`,
    html`<header class="bar">
        <a class="skip" href="#main">Skip to the page</a>
        <p class="brand">CCAI Platform <span class="lab">lab</span></p>
        <nav aria-label="Settings">
          <ul>
            ${navigation.map(
              ([path, name]) =>
                html`<li><a href="${path}" ${path === here ? html`aria-current="page"` : ''}>${name}</a></li>`,
            )}
          </ul>
        </nav>
      </header>
      <main id="main">
        <h1>${title}</h1>
        ${banners.map(bannerView)} ${body}
      </main>`,
  );

/** Marks who is external: the guide's Teams icon. */
export const teamsIcon: Html = html`<svg class="teams" role="img" aria-label="Microsoft Teams" viewBox="0 0 20 20">
  <rect x="1" y="4" width="12" height="12" rx="2" /><circle cx="15.5" cy="5" r="2.5" />
  <path d="M14 9h5v4a3 3 0 0 1-5 2z" /><path class="letter" d="M4 7.2h6v1.6H7.9V14H6.1V8.8H4z" />
</svg>`;
