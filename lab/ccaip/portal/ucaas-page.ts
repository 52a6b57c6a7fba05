import { html } from 'hono/html';
import type { Html } from '../../html-document.ts';
import type { LabCcaipSettings } from '../model.ts';
import type { Banner, Flash } from './flash.ts';
import { places, portalPage } from './layout.ts';

const platformChoice = ({ platform }: LabCcaipSettings): Html =>
  html`<p>
    <label for="platform">UCaaS platform</label>
    <select id="platform" name="platform">
      <option value="" ${platform === null ? html`selected` : ''}>Choose…</option>
      <option value="ms_teams" ${platform === null ? '' : html`selected`}>Microsoft Teams</option>
    </select>
  </p>`;

const field = (id: string, label: string, value: string, more: { hint?: string; attributes?: Html } = {}): Html =>
  html`<p>
    <label for="${id}">${label}</label>
    <input id="${id}" name="${id}" type="text" autocomplete="off" spellcheck="false" value="${value}"
      ${more.hint === undefined ? '' : html`aria-describedby="${id}-hint"`} ${more.attributes ?? ''}>
    ${more.hint === undefined ? '' : html`<span class="hint" id="${id}-hint">${more.hint}</span>`}
  </p>`;

const connection = ({ appId, expires, link }: LabCcaipSettings, typed: Readonly<Record<string, string>>): Html =>
  html`<fieldset>
    <legend>Connected App</legend>
    ${field('appId', 'Connected App ID', typed.appId ?? appId ?? '', { hint: 'Application (client) ID in Entra.' })}
    ${field('secret', 'Connected App Secret', '', {
      hint:
        link === null
          ? 'The value of the client secret. It is never shown again.'
          : 'A secret is saved. It is never shown again.',
      attributes: html`class="secret" placeholder="${link === null ? ' ' : 'Saved'}"`,
    })}
    ${field('expires', 'Expiration date', typed.expires ?? expires ?? '', {
      hint: "YYYY-MM-DD: the same as the client secret's in Entra.",
    })}
    <p class="buttons">
      <button name="action" value="link" class="primary ${link === null ? '' : 'again'}">Link</button>
      ${link === null ? '' : html`<button name="action" value="unlink">Unlink</button>`}
    </p>
    ${
      link === null
        ? ''
        : html`<p class="hint">Linked as <b>${link.userPrincipalName}</b> since ${link.linkedAt.slice(0, 10)}.</p>`
    }
  </fieldset>`;

const brokenBanner = ({ link }: LabCcaipSettings): Banner[] =>
  link === null || link.broken === null
    ? []
    : [{ kind: 'warning', text: 'Link broken: unlink, and link again.', detail: link.broken }];

/** Developer Settings › UCaaS. The other fields show once the platform is saved. */
export const ucaasPage = (settings: LabCcaipSettings, flash: Flash | undefined): Html => {
  const typed = flash?.typed ?? {};
  const limit = typed.multicastLimit ?? settings.multicastLimit?.toString() ?? '';
  const body = html`<p class="path">Settings › Developer Settings › UCaaS</p>
    <form method="post" action="${places.ucaas}">
      <button name="action" value="save" hidden>Save</button>
      ${platformChoice(settings)}
      ${
        settings.platform === null
          ? ''
          : html`${connection(settings, typed)}
            ${field('multicastLimit', 'Multicast limit', limit, {
              hint: 'External agents rung at once. The current limit is 100 external agents.',
              attributes: html`inputmode="numeric"`,
            })}`
      }
      <p class="buttons"><button name="action" value="save" class="primary">Save</button></p>
    </form>`;
  return portalPage('UCaaS', places.ucaas, {
    banners: [...(flash === undefined ? [] : [flash]), ...brokenBanner(settings)],
    body,
  });
};
