import { z } from 'zod';

/** What Telnyx calls itself by; ids are decimal numbers or UUIDs, so no more is asked of them. */
export const telnyxId = () => z.string().regex(/^[\w-]+$/);

/** An amount as Telnyx writes it: text, never a float. */
export const amount = () => z.string().regex(/^\d{1,9}(\.\d{1,6})?$/);

/** +E.164. */
export const number = () => z.string().regex(/^\+[1-9]\d{6,14}$/);

/** Behind an inbound subdomain (SRC: the client's types, `sip_subdomain`). */
export const subdomainSuffix = '.sip.telnyx.com';

/** The page of one call of the API. */
export const apiPage = (name: string): string => `https://developers.telnyx.com/api-reference/${name}`;
