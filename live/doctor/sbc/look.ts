import { randomBytes } from 'node:crypto';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { optionsText, readAnswer, type SipAnswer } from './sip-options.ts';

/** Where an SBC is looked at. */
export interface Place {
  /** As the tenant file has it: what the certificate has to be for. */
  readonly fqdn: string;
  readonly port: number;
  /** Where it is reached from here, if not by its own name. */
  readonly address?: { readonly host: string; readonly port: number };
}

/** What was seen of an SBC. */
export type Seen =
  /** Nothing has the name. */
  | { readonly kind: 'no such name' }
  /** `refused` or `silent`: what Microsoft's addresses would get nobody knows from here. */
  | { readonly kind: 'no way'; readonly how: 'refused' | 'silent'; readonly text: string }
  /** The connection was there, TLS was not: an alert, or what speaks no TLS. */
  | { readonly kind: 'no TLS'; readonly code: string; readonly text: string }
  | {
      readonly kind: 'TLS';
      /** E.g. `TLSv1.2`. */
      readonly protocol: string;
      /** OpenSSL's name of what is wrong with the chain, by the certificate authorities that Node brings; absent: nothing. */
      readonly distrust?: string;
      /** Leaf first, DER, as the SBC sent them. */
      readonly chain: readonly Buffer[];
      /** Or why there is none: it closed the connection, said nothing, or spoke something else. */
      readonly options: SipAnswer | 'closed' | 'silent' | 'no SIP';
    };

/** In milliseconds, for the connection and for the answer each. */
const patience = 5_000;

/**
 * Connects to an SBC as Teams does, reads its certificates and sends one OPTIONS. Whatever it shows is only judged, nothing is trusted: no
 * secret goes there. `authorities`: trusted in place of those that Node brings, PEM.
 */
export const lookAtSbc = async (
  place: Place,
  { wait = patience, authorities }: { readonly wait?: number; readonly authorities?: readonly string[] } = {},
): Promise<Seen> => {
  const { fqdn, port } = place;
  const reached = place.address ?? { host: fqdn, port };
  let isConnected = false;
  const socket = connect({
    ...reached,
    servername: fqdn,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: false,
    ...(authorities && { ca: [...authorities] }),
  });
  try {
    const failed = await new Promise<Seen | undefined>((done) => {
      socket.setTimeout(wait, () => done(isConnected ? noTls('ETIMEDOUT', 'no handshake') : silent));
      socket.once('connect', () => {
        isConnected = true;
      });
      socket.once('secureConnect', () => done(undefined));
      socket.once('error', (error: NodeJS.ErrnoException) => done(seenOf(error, isConnected)));
      socket.once('close', () => done(noTls('ECONNRESET', 'the connection was closed')));
    });
    if (failed !== undefined) return failed;
    const chain = chainOf(socket);
    const distrust = socket.authorizationError;
    const protocol = socket.getProtocol() ?? '';
    const options = await askOptions(socket, place, wait);
    return {
      kind: 'TLS',
      protocol,
      ...(distrust && { distrust: typeof distrust === 'string' ? distrust : distrust.message }),
      chain,
      options,
    };
  } finally {
    socket.destroy();
  }
};

const silent: Seen = { kind: 'no way', how: 'silent', text: 'no answer' };
const noTls = (code: string, text: string): Seen => ({ kind: 'no TLS', code, text });

const seenOf = (error: NodeJS.ErrnoException, isConnected: boolean): Seen => {
  const { code = '', message } = error;
  if (isConnected) return noTls(code, message);
  if (code === 'ENOTFOUND') return { kind: 'no such name' };
  const all = error instanceof AggregateError ? error.errors.map((one: NodeJS.ErrnoException) => one.code) : [code];
  return all.includes('ECONNREFUSED')
    ? { kind: 'no way', how: 'refused', text: 'the connection was refused' }
    : { kind: 'no way', how: 'silent', text: code === '' ? message : code };
};

/** What the SBC sent, leaf first; Node hangs each one's issuer on it. */
const chainOf = (socket: TLSSocket): Buffer[] => {
  const chain: Buffer[] = [];
  let next: Partial<PeerCertificate> & { issuerCertificate?: PeerCertificate } = socket.getPeerCertificate(true);
  while (next.raw !== undefined) {
    const { raw, issuerCertificate } = next;
    if (chain.some((one) => one.equals(raw))) break;
    chain.push(raw);
    if (issuerCertificate === undefined) break;
    next = issuerCertificate;
  }
  return chain;
};

const askOptions = (
  socket: TLSSocket,
  place: Place,
  wait: number,
): Promise<SipAnswer | 'closed' | 'silent' | 'no SIP'> =>
  new Promise((done) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.setTimeout(wait, () => done('silent'));
    socket.on('data', (text: string) => {
      received += text;
      const answer = readAnswer(received);
      if (answer === 'other') done('no SIP');
      else if (answer !== 'more') done(answer);
    });
    socket.once('error', () => done('closed'));
    socket.once('close', () => done('closed'));
    const [branch, tag, callId] = Array.from({ length: 3 }, () => randomBytes(8).toString('hex'));
    socket.write(optionsText(place, { branch: branch ?? '', tag: tag ?? '', callId: callId ?? '' }));
  });
