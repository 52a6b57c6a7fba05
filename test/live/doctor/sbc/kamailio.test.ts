import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeSbc } from '../../../../live/doctor/sbc/judge-sbc.ts';
import { lookAtSbc } from '../../../../live/doctor/sbc/look.ts';
import { provideKamailio } from '../../../../scripts/check/provide-kamailio.ts';
import { openAuthority } from './an-authority.ts';

const found = await provideKamailio();
if ('why' in found) console.log(`The test with a real SIP peer is skipped: ${found.why}`);

const fqdn = 'sbc.contoso.example';
const folder = mkdtempSync(join(tmpdir(), 'kamailio-'));
afterAll(() => rmSync(folder, { recursive: true }));

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

describe.skipIf('why' in found)('the doctor and a real SIP peer over TLS', () => {
  it('finds nothing wrong with one that answers, and what it is when it refuses', async () => {
    if ('why' in found) return;
    const kamailio = found;
    const authority = await openAuthority();
    const { certificate, key } = await authority.issue({ names: [fqdn] });
    writeFileSync(join(folder, 'certificate.pem'), certificate);
    writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
    const port = await freePort();
    const config = [
      'debug=-1\nlog_stderror=yes\nchildren=1\ntcp_children=1\nenable_tls=yes',
      `listen=tls:127.0.0.1:${port}`,
      ...['tls', 'sl'].map((name) => `loadmodule "${kamailio.modules}/${name}.so"`),
      `modparam("tls", "private_key", "${join(folder, 'key.pem')}")`,
      `modparam("tls", "certificate", "${join(folder, 'certificate.pem')}")`,
      'modparam("tls", "tls_method", "TLSv1.2+")',
      'request_route { if (method == "OPTIONS") { sl_send_reply("200", "OK"); exit; } sl_send_reply("405", "Method Not Allowed"); }',
    ].join('\n');
    const file = join(folder, 'kamailio.cfg');
    writeFileSync(file, `${config}\n`);
    const peer = execa(kamailio.program, ['-f', file, '-DD', '-E', '-m', '16', '-M', '2', '-Y', folder], {
      reject: false,
    });
    let isRunning = true;
    const ended = peer.then(() => {
      isRunning = false;
    });
    try {
      const place = { fqdn, port: 5061, address: { host: '127.0.0.1', port } };
      const look = () => lookAtSbc(place, { authorities: [authority.root] });
      let seen = await look();
      while (seen.kind === 'no way' && isRunning) seen = await look();
      const findings = judgeSbc('main', place, seen, new Date());
      expect(findings.filter(({ standing }) => standing !== 'good')).toEqual([]);
      expect(findings.at(-1)?.text).toBe('it answers an OPTIONS with 200 OK.');
      expect(seen.kind === 'TLS' && typeof seen.options === 'object' ? seen.options.server : '').toContain('kamailio');
    } finally {
      peer.kill();
      await ended;
    }
  });
});
