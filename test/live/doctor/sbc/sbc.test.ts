import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { judgeSbc } from '../../../../live/doctor/sbc/judge-sbc.ts';
import { lookAtSbc } from '../../../../live/doctor/sbc/look.ts';
import { openAuthority, type Wish } from './an-authority.ts';

const fqdn = 'sbc.contoso.example';
const authority = await openAuthority();
const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const one of sockets) one.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((one) => new Promise((done) => one.close(done))));
});

const ok = 'SIP/2.0 200 OK\r\nContact: <sip:sbc.contoso.example:5061;transport=tls>\r\nContent-Length: 0\r\n\r\n';

const listen = (server: Server): Promise<number> =>
  new Promise((done) => {
    servers.push(server);
    server.on('connection', (socket) => sockets.add(socket));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

/** An SBC that answers what it gets. */
const sbc = async (options: TlsOptions, answer: string | ((socket: TLSSocket) => void) = ok): Promise<number> => {
  const server = createServer(options, (socket) => {
    socket.on('error', () => undefined);
    if (typeof answer === 'string') socket.once('data', () => socket.end(answer));
    else answer(socket);
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
};

const shown = async (wish: Wish = { names: [fqdn] }, how?: { whole: boolean }): Promise<TlsOptions> => {
  const { certificate, key } = await authority.issue(wish, how);
  return { cert: certificate, key };
};

const told = async (port: number, { wait = 2_000 } = {}) => {
  const place = { fqdn, port: 5061, address: { host: '127.0.0.1', port } };
  const seen = await lookAtSbc(place, { wait, authorities: [authority.root] });
  return judgeSbc('main', place, seen, new Date()).map(({ of, standing, text }) => `${of} ${standing}: ${text}`);
};
const wrong = async (port: number, options?: { wait: number }) =>
  (await told(port, options)).filter((line) => !line.startsWith('main good'));

describe('what the doctor says of an SBC', () => {
  it('has nothing against one that is as Teams wants it', async () => {
    expect(await told(await sbc(await shown()))).toEqual([
      'main good: sbc.contoso.example:5061 speaks TLSv1.3.',
      'main good: its certificate is for sbc.contoso.example.',
      expect.stringMatching(/^main good: its certificate ends on 20\d\d-\d\d-\d\d\.$/),
      'main good: its chain is whole and ends at a certificate authority that Mozilla trusts (Example Root).',
      'main good: it answers an OPTIONS with 200 OK.',
    ]);
  });

  it('takes a wildcard for one label, and a CN beside other names', async () => {
    expect(await wrong(await sbc(await shown({ names: ['*.contoso.example'] })))).toEqual([]);
    expect(await wrong(await sbc(await shown({ common: fqdn, names: ['other.example'] })))).toEqual([]);
    expect(await wrong(await sbc(await shown({ names: ['*.example'] })))).toEqual([
      'main bad: its certificate is for *.example, not for sbc.contoso.example.',
    ]);
  });

  it('tells an end that was, one that is near, and one that is to come', async () => {
    expect(await wrong(await sbc(await shown({ names: [fqdn], from: -9, to: -2 })))).toEqual([
      expect.stringMatching(/^main bad: its certificate ended on /),
    ]);
    expect(await wrong(await sbc(await shown({ names: [fqdn], to: 29.5 })))).toEqual([
      expect.stringMatching(/^main bad: its certificate ends on .*, in 29 days\.$/),
    ]);
    expect(await wrong(await sbc(await shown({ names: [fqdn], to: 30.5 })))).toEqual([]);
    expect(await wrong(await sbc(await shown({ names: [fqdn], from: 2 })))).toEqual([
      expect.stringMatching(/^main bad: its certificate counts only from /),
    ]);
  });

  it('tells a certificate that is none for servers', async () => {
    const port = await sbc(await shown({ names: [fqdn], purposes: ['1.3.6.1.5.5.7.3.2'] }));
    expect(await wrong(port)).toEqual([
      "main bad: its certificate isn't for servers: its extended key usage lacks serverAuth.",
    ]);
  });

  it('tells a chain that is not whole, one that signs itself, and what only Microsoft can know', async () => {
    expect(await wrong(await sbc(await shown({ names: [fqdn], tellsIssuer: true }, { whole: false })))).toEqual([
      "main bad: it doesn't send the certificate of Example Intermediate, so its chain isn't whole.",
    ]);
    expect(await wrong(await sbc(await shown({ names: [fqdn] }, { whole: false })))).toEqual([
      "main can't tell: its certificate is of Example Intermediate, which Mozilla doesn't list; Teams goes by Microsoft's own list.",
    ]);
    const { certificate, key } = await authority.selfSigned({ names: [fqdn] });
    expect(await wrong(await sbc({ cert: certificate, key }))).toEqual([
      'main bad: its certificate is signed by itself: Teams refuses it.',
    ]);
  });

  it('tells old TLS, none at all, and a handshake that asks for a certificate of ours', async () => {
    const old = await sbc({
      ...(await shown()),
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'ALL@SECLEVEL=0',
    });
    expect(await wrong(old)).toEqual([
      'main bad: sbc.contoso.example:5061 speaks no TLS 1.2 or later: Teams takes nothing older.',
    ]);
    const plain = await listen(
      createPlainServer((socket) => socket.on('error', () => undefined).end('SIP/2.0 400 Bad Request\r\n\r\n')),
    );
    expect(await wrong(plain)).toEqual(['main bad: sbc.contoso.example:5061 speaks no TLS.']);
    const mutual = await sbc({
      ...(await shown()),
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    });
    expect((await wrong(mutual)).join()).toContain("main can't tell: ");
  });

  it('says of a way that is closed from here that it says nothing', async () => {
    const server = createPlainServer();
    const port = await listen(server);
    await new Promise((done) => servers.pop()?.close(done));
    expect(await told(port)).toEqual([
      "main can't tell: sbc.contoso.example:5061 can't be reached from here: the connection was refused.",
    ]);
    const dumb = await listen(createPlainServer((socket) => socket.on('error', () => undefined)));
    expect(await told(dumb, { wait: 200 })).toEqual([
      "main can't tell: sbc.contoso.example:5061 takes the connection and ends it before TLS is up: no handshake.",
    ]);
    const seen = await lookAtSbc({ fqdn: 'sbc.contoso.invalid', port: 5061 });
    const [found] = judgeSbc('main', { fqdn: 'sbc.contoso.invalid', port: 5061 }, seen, new Date());
    expect(found).toMatchObject({ standing: expect.stringMatching(/bad|can't tell/) });
  });

  it('tells what answers an OPTIONS otherwise', async () => {
    const certificate = await shown();
    expect(
      await wrong(await sbc(certificate, 'SIP/2.0 403 Forbidden\r\nContact: <sip:10.1.2.3:5061>\r\n\r\n')),
    ).toEqual([
      "main can't tell: it answers an OPTIONS from here with 403 Forbidden: alive, but it may refuse strangers alone.",
      'main bad: its Contact is an address (10.1.2.3): Teams knows an SBC by its name there, and answers others with 403.',
    ]);
    expect(await wrong(await sbc(certificate, 'HTTP/1.1 400 Bad Request\r\n\r\n'))).toEqual([
      'main bad: what answers there speaks TLS, but no SIP.',
    ]);
    expect(await wrong(await sbc(certificate, (socket) => socket.destroy()))).toEqual([
      "main can't tell: it closes the connection when it gets an OPTIONS from here.",
    ]);
    expect(await wrong(await sbc(certificate, () => undefined), { wait: 200 })).toEqual([
      "main can't tell: it says nothing when it gets an OPTIONS from here.",
    ]);
  });
});
