import { html, raw } from 'hono/html';

/** Escaped as it was put together. */
export type Html = ReturnType<typeof html>;

/** A whole page in the lab's one style. */
export const htmlDocument = (title: string, body: Html): Html =>
  html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css">
      </head>
      <body>${body}</body>
    </html>`;
