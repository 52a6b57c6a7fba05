import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { Presence } from './presence.ts';

/** A page behind its guard, and the one-time path that opens it. */
export interface Guarded {
  readonly app: Hono;
  readonly opening: string;
}

/** What a page and its guard need to know. */
export interface GuardOptions {
  readonly page: Hono;
  readonly presence: Presence;
  /** Host and port, as the browser names them: `127.0.0.1:40123`. */
  readonly host: string;
}

const cookie = 'trunkline-page';

/** 256 bits. */
const unguessable = (): string => randomBytes(32).toString('base64url');

/**
 * One page for one person on this machine. Its address works once: it gives the browser a cookie for a path that nobody can guess, so
 * that a page of another port, which would get a cookie of this host, doesn't. Requests that name another host (DNS rebinding) or come from
 * another page (CSRF) are refused; answers are kept nowhere and name no referrer.
 */
export const guarded = ({ page, presence, host }: GuardOptions): Guarded => {
  const [token, place, key] = [unguessable(), `/${unguessable()}/`, unguessable()];
  const opening = `/open/${token}`;
  const app = new Hono();
  let isUsed = false;
  app.use(headers, sameHost(host), sameOrigin(`http://${host}`));
  app.get('/open/:token', (c) => {
    if (!isSame(c.req.param('token'), token)) return refuse(c, 403, 'This is not the address that the terminal shows.');
    if (isUsed) return refuse(c, 403, used);
    isUsed = true;
    presence.seen();
    setCookie(c, cookie, key, { httpOnly: true, sameSite: 'Strict', path: place });
    // A page of ours goes on to it: the browser then takes the next request for our own, whatever opened this one.
    return c.html(html`<!doctype html><html lang="en"><meta charset="utf-8"><title>trunkline</title>
<meta http-equiv="refresh" content="0; url=${place}"><p><a href="${place}">Go on</a></p></html>`);
  });
  app.use(`${place}*`, async (c, next) => {
    if (!isSame(getCookie(c, cookie) ?? '', key)) return refuse(c, 403, used);
    presence.seen();
    await next();
    return undefined;
  });
  app.route(place, page);
  app.notFound((c) => refuse(c, 404, 'There is nothing here.'));
  return { app, opening };
};

const used =
  'This address was opened already, and it works once. Go on in the tab that has the page. If that was not you, press Ctrl-C in the terminal and begin again.';

const headers: MiddlewareHandler = async (c, next) => {
  await secured(c, next);
  c.header('Cache-Control', 'no-store');
};

const secured = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: [NONCE],
    styleSrc: [NONCE],
    connectSrc: ["'self'"],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

const sameHost =
  (host: string): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.header('host') !== host) return refuse(c, 421, 'This server answers by its own address only.');
    await next();
    return undefined;
  };

/** A browser says where a request comes from that writes, and mostly for one that reads. */
const sameOrigin =
  (origin: string): MiddlewareHandler =>
  async (c, next) => {
    const asked = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isRead = c.req.method === 'GET';
    const isOpening = isRead && c.req.path.startsWith('/open/');
    const isOurs = asked === origin || (isRead && asked === undefined);
    const isNear = site === undefined || site === 'none' || site === 'same-origin' || isOpening;
    if (!isOurs || !isNear) return refuse(c, 403, 'Another page asked for this.');
    await next();
    return undefined;
  };

const refuse = (c: Context, status: 403 | 404 | 421, text: string) =>
  c.html(
    html`<!doctype html><html lang="en"><meta charset="utf-8"><title>trunkline</title><p>${text}</p></html>`,
    status,
  );

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
