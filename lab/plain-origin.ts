import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** Pages of text and forms: no script runs, nothing is loaded from elsewhere, nobody frames them. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  // With `no-referrer` a browser sends `Origin: null` with its own forms.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** Loopback is reached by any page that a browser shows: only this very address is answered, and only its own forms are taken. */
export const onlyAt = (origin: string) =>
  createMiddleware(async (c, next) => {
    if (c.req.header('host') !== new URL(origin).host) {
      return c.text(`These pages are at ${origin} and nowhere else.\n`, 421);
    }
    const from = c.req.header('origin');
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && from !== undefined && from !== origin) {
      return c.text(`A form of ${from} isn't taken here.\n`, 403);
    }
    c.header('cache-control', 'no-store');
    return next();
  });
