import type { Place } from '../../live/doctor/sbc/look.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Sbc } from '../../tenant/tenant.ts';

/** Teams' default port of an SBC. */
const defaultPort = 5061;

/** The tenant's own SBCs whose names are known, and where each is reached from here: `main=10.0.0.5:5061` in place of its name. Throws all that is wrong. */
export const sbcPlaces = (
  sbcs: readonly Sbc[],
  typed: readonly string[],
  file: string,
): readonly { readonly key: string; readonly place: Place }[] => {
  const own = sbcs.filter(({ derived }) => !derived);
  const problems: Problem[] = [];
  const addresses = new Map<string, Place['address']>();
  for (const one of typed) {
    const [, key = '', host = '', port = ''] = /^([^=]+)=(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(one) ?? [];
    const isPort = Number(port) > 0 && Number(port) < 65_536;
    if (key === '' || !isPort || !own.some((sbc) => sbc.key === key)) {
      problems.push({
        file,
        path: '--sbc',
        message: `"${one}" isn't an SBC and its address.`,
        allowed: `One of ${own.map((sbc) => sbc.key).join(', ')}, =, a name or an address, :, a port.`,
        fix: `write ${own[0]?.key ?? 'main'}=10.0.0.5:5061.`,
      });
    } else addresses.set(key, { host: host.replace(/^\[|\]$/g, ''), port: Number(port) });
  }
  if (problems.length > 0) throw new ProblemError(...problems);
  return own.flatMap(({ key, fqdn, port = defaultPort }) => {
    const address = addresses.get(key);
    return isNotKnownYet(fqdn) ? [] : [{ key, place: { fqdn, port, ...(address && { address }) } }];
  });
};
