/** Key of the lab's one account at Telnyx. Not secret: it opens nothing but a lab on this machine. */
export const labTelnyxKey = 'lab~telnyx~key~of~no~other~account';
