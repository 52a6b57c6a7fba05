import { html } from 'hono/html';

/** Copies a value that isn't secret. Its name says of what, for who can't see beside what it stands. */
export const copyButton = (label: string, value: string) =>
  html`<button type="button" class="copy" data-copy="${value}" data-label="${label}">Copy<span class="unseen"> ${label}</span></button>`;
