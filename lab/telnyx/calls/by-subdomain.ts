import type { World } from '../../calls/world.ts';
import { answer } from './answer.ts';
import { type AtSbc, type Incoming, toSbc } from './to-sbc.ts';

const suffix = '.sip.telnyx.com';

/** Whether a host is one where connections have their subdomains. */
export const isTelnyxHost = (host: string): boolean => host.toLowerCase().endsWith(suffix);

/** Subdomains of the account's connections, as hosts. */
export const ownHosts = ({ store }: World): string[] =>
  store
    .list('telnyxConnection')
    .flatMap(({ settings: { inbound } }) =>
      inbound.sip_subdomain === null ? [] : [`${inbound.sip_subdomain}${suffix}`],
    );

/**
 * A call to `<user>@<subdomain>.sip.telnyx.com` from outside of the account, as CCAIP's are: `only_my_connections` lets none in, and TLS is
 * not allowed (SRC sip_subdomain; that these are the answers is assumed). Undefined: no connection has that name.
 */
export const bySubdomain = (
  world: World,
  { host, isSecure }: { readonly host: string; readonly isSecure: boolean },
  incoming: Incoming,
): (AtSbc & { readonly connection: string }) | undefined => {
  const wanted = host.toLowerCase().slice(0, -suffix.length);
  const found = world.store
    .list('telnyxConnection')
    .find(({ settings }) => settings.inbound.sip_subdomain?.toLowerCase() === wanted);
  if (found === undefined) return undefined;
  const { connection_name: connection, inbound } = found.settings;
  const refused = (code: string, text: string) =>
    ({ kind: 'refused', connection, answer: answer(403, code, text) }) as const;
  if (isSecure) return refused('TLS', 'TLS encrypted calls are not allowed for subdomain calls');
  if (inbound.sip_subdomain_receive_settings === 'only_my_connections') {
    return refused('D31', 'Invalid SIP Subdomain Receive Settings');
  }
  return { ...toSbc(world, found, incoming), connection };
};
