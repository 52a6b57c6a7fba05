import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The password of every PFX here. */
export const password = 'a~password~of~a~pfx';

const runs = (...args: string[]): boolean => {
  try {
    execFileSync('openssl', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Whether this machine has an openssl that writes old PFX files too. */
export const hasOpenssl = runs('list', '-provider', 'legacy', '-providers');

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
const file = (name: string) => join(folder, name);

/** One self-signed certificate in every form that a customer brings, made by openssl. */
export const openCertificates = () => {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  const [key, certificate] = [file('key.pem'), file('certificate.pem')];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    '-subj',
    '/CN=automation',
  );
  const pfx = (name: string, ...options: string[]): string => {
    const pair = ['-inkey', key, '-in', certificate, '-passout', `pass:${password}`];
    openssl('pkcs12', '-export', ...pair, '-out', file(name), ...options);
    return file(name);
  };
  const tripleDes = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  const der = file('certificate.der');
  openssl('x509', '-in', certificate, '-outform', 'DER', '-out', der);
  const ec = file('ec.pem');
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    ec,
    '-out',
    file('ec-certificate.pem'),
    '-subj',
    '/CN=ec',
  );
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    ec,
    '-in',
    file('ec-certificate.pem'),
    '-passout',
    `pass:${password}`,
    '-out',
    file('ec.pfx'),
  );
  return {
    key: readFileSync(key, 'utf8'),
    pem: readFileSync(certificate, 'utf8'),
    /** As an application registers it. */
    registered: readFileSync(der).toString('base64'),
    file,
    files: {
      aes: pfx('aes.pfx'),
      aes128: pfx('aes128.pfx', '-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512'),
      rc2: pfx('rc2.pfx', '-legacy'),
      tripleDes: pfx('triple-des.pfx', ...tripleDes),
      noPassword: pfx('no-password.pfx', '-passout', 'pass:'),
      ec: file('ec.pfx'),
    },
  };
};
