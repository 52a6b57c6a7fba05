import { existsSync } from 'node:fs';
import { installPackages, isDebianRoot } from './apt.ts';

/** A SIP proxy that speaks TLS, for tests of what looks at SBCs: its program and its modules. */
export interface Kamailio {
  readonly program: string;
  readonly modules: string;
}

const debian: Kamailio = {
  program: '/usr/sbin/kamailio',
  modules: `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/kamailio/modules`,
};

const isThere = (): boolean => existsSync(debian.program) && existsSync(`${debian.modules}/tls.so`);

/** Debian's Kamailio: found, else as root installed; or why there is none, and its test is left out. */
export const provideKamailio = async (): Promise<Kamailio | { readonly why: string }> => {
  if (isThere()) return debian;
  if (!isDebianRoot()) return { why: 'there is no Kamailio (Debian: apt-get install kamailio kamailio-tls-modules).' };
  const failed = await installPackages('kamailio', 'kamailio-tls-modules');
  if (isThere()) return debian;
  return { why: `there is no Kamailio, and apt-get could not install it: ${failed ?? 'no program came'}` };
};
