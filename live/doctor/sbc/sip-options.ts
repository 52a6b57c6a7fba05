/** What a SIP peer answered. */
export interface SipAnswer {
  /** E.g. 200. */
  readonly status: number;
  readonly phrase: string;
  /** URI of its Contact, if it has one. */
  readonly contact?: string;
  /** Software, as it says itself. */
  readonly server?: string;
}

/** Identifies one request among others: made anew for each. */
export interface Tags {
  readonly branch: string;
  readonly tag: string;
  readonly callId: string;
}

/**
 * An OPTIONS as Teams sends one, but from nobody whom the SBC knows: it asks for nothing and leaves nothing behind.
 * @see https://www.rfc-editor.org/rfc/rfc3261#section-11
 */
export const optionsText = ({ fqdn, port }: { readonly fqdn: string; readonly port: number }, tags: Tags): string =>
  [
    `OPTIONS sip:${fqdn}:${port};transport=tls SIP/2.0`,
    `Via: SIP/2.0/TLS doctor.invalid:5061;branch=z9hG4bK${tags.branch};rport`,
    'Max-Forwards: 70',
    `From: <sip:doctor.invalid>;tag=${tags.tag}`,
    `To: <sip:${fqdn}>`,
    `Call-ID: ${tags.callId}@doctor.invalid`,
    'CSeq: 1 OPTIONS',
    'Contact: <sip:doctor.invalid:5061;transport=tls>',
    'Accept: application/sdp',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

/** More than any answer's headers take. */
const longest = 16_384;

/** The final answer in what has come so far; `more`: it isn't whole yet; `other`: what comes is no SIP. */
export const readAnswer = (received: string): SipAnswer | 'more' | 'other' => {
  const text = received.replace(/^(\r\n)+/, '');
  if (text === '') return 'more';
  const start = 'SIP/2.0 ';
  if (!text.startsWith(start.slice(0, text.length))) return 'other';
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return text.length > longest ? 'other' : 'more';
  const [first = '', ...headers] = text.slice(0, end).split('\r\n');
  const [, status = '', phrase = ''] = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(first) ?? [];
  if (status === '') return 'other';
  // A provisional answer; the final one comes after it.
  if (status.startsWith('1')) return readAnswer(text.slice(end + 4 + bodyLength(headers)));
  const contact = /<([^>]+)>/.exec(headerOf(headers, 'contact', 'm') ?? '')?.[1] ?? headerOf(headers, 'contact', 'm');
  const server = headerOf(headers, 'server') ?? headerOf(headers, 'user-agent');
  return {
    status: Number(status),
    phrase,
    ...(contact !== undefined && { contact }),
    ...(server !== undefined && { server }),
  };
};

const bodyLength = (headers: readonly string[]): number => Number(headerOf(headers, 'content-length', 'l') ?? 0) || 0;

/** By its name or its compact form. */
const headerOf = (headers: readonly string[], ...names: readonly string[]): string | undefined => {
  for (const line of headers) {
    const at = line.indexOf(':');
    if (names.includes(line.slice(0, at).trim().toLowerCase())) return line.slice(at + 1).trim();
  }
  return undefined;
};
