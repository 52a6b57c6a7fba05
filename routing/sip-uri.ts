/** A SIP address in its two halves. */
export interface SipUri {
  /** A number or a user name. */
  readonly user: string;
  /** Lower case, without port. */
  readonly host: string;
}

/** Reads `+31205552101@host`, with or without `sip:`, port and parameters; nothing if it has no host. */
export const parseSipUri = (text: string): SipUri | undefined => {
  const [, user, host] = /^(?:sips?:)?([^@]+)@([^@:;?\s]+)(?::\d+)?(?:[;?].*)?$/i.exec(text.trim()) ?? [];
  return user === undefined || host === undefined ? undefined : { user, host: host.toLowerCase() };
};
