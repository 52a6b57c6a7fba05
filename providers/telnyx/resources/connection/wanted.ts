import { diffList, diffScalars } from '../../../kit/diff.ts';
import { type Change, isUnknown } from '../../../kit/resource.ts';
import type { ConnectionArgs, ConnectionState } from '../../schema/connection.ts';
import { subdomainSuffix } from '../../schema/values.ts';
import type { ConnectionRow } from './row.ts';

/** What every trunk to Teams has alike: Teams wants +E.164 both ways, and speaks TLS alone. */
const fixedInbound = { ani_number_format: '+E.164', dnis_number_format: '+e164' } as const;
const fixed = { active: true, transport_protocol: 'TLS', ...fixedInbound } as const;

/** As the state has them. */
const fixedTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(fixed).map(([key, value]) => [key, String(value)]),
);

const receive = { anyone: 'from_anyone', ownConnections: 'only_my_connections' } as const;
/** Telnyx' names of what RFC 3551 calls otherwise. */
const codecNames: Readonly<Record<string, string>> = { PCMA: 'G711A', PCMU: 'G711U' };
const toTelnyx = (codec: string): string => codecNames[codec] ?? codec;
const fromTelnyx = (codec: string): string =>
  Object.entries(codecNames).find(([, theirs]) => theirs === codec)?.[0] ?? codec;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What Telnyx has, in the words of the arguments; without the name, which another call tells. */
export const settingsOf = ({
  id,
  connection_name: name,
  ...row
}: ConnectionRow): Omit<ConnectionState, 'fqdn' | 'profileId'> & { readonly profileId?: string } => {
  const inbound = row.inbound ?? {};
  const { sip_subdomain_receive_settings: from, codecs, channel_limit: limit } = inbound;
  const subdomain = textOf(inbound.sip_subdomain);
  const profileId = textOf(row.outbound?.outbound_voice_profile_id);
  const region = textOf(inbound.sip_region) as ConnectionState['region'];
  return {
    connectionId: id,
    name,
    ...(profileId !== undefined && { profileId }),
    ...(subdomain !== undefined && {
      subdomain,
      receiveFrom: from === 'only_my_connections' ? 'ownConnections' : 'anyone',
      inboundHost: `${subdomain}${subdomainSuffix}`,
    }),
    ...(region !== undefined && { region }),
    ...(Array.isArray(codecs) && { codecs: codecs.map((codec) => fromTelnyx(String(codec))) }),
    ...(typeof limit === 'number' && { channelLimit: limit }),
    fixed: Object.fromEntries(
      Object.keys(fixed).map((key) => [key, String((row as Record<string, unknown>)[key] ?? inbound[key] ?? '')]),
    ),
  };
};

/** What is asked against what Telnyx was seen to have. */
export const diffConnection = (
  state: Omit<ConnectionState, 'fqdn' | 'profileId'> & { profileId?: string },
  args: ConnectionArgs,
): Change[] => [
  ...diffScalars(['name', 'profileId', 'subdomain', 'channelLimit'], state, args),
  ...(args.subdomain === undefined ? [] : diffScalars(['receiveFrom'], state, args)),
  ...(args.region === undefined ? [] : diffScalars(['region'], state, args)),
  ...(args.codecs === undefined ? [] : diffList('codecs', state.codecs ?? [], args.codecs)),
  ...diffScalars(Object.keys(fixed), state.fixed, fixedTexts).map((change) => ({
    ...change,
    path: `fixed.${change.path}`,
  })),
];

const secretKey = /token|password|secret/i;

/** As Telnyx has it, without what is empty there, and without what it may show masked. */
const kept = (direction: ConnectionRow['inbound']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(direction ?? {}).filter(([key, value]) => value !== null && value !== '' && !secretKey.test(key)),
  );

/** Everything that is ours of a connection, as a request has it, in what the connection has already. */
export const bodyOf = (args: ConnectionArgs, row?: ConnectionRow) => ({
  connection_name: args.name,
  active: fixed.active,
  transport_protocol: fixed.transport_protocol,
  inbound: {
    ...kept(row?.inbound),
    ...fixedInbound,
    sip_subdomain: args.subdomain ?? null,
    ...(args.subdomain !== undefined &&
      args.receiveFrom !== undefined && { sip_subdomain_receive_settings: receive[args.receiveFrom] }),
    ...(args.region !== undefined && { sip_region: args.region }),
    ...(args.codecs !== undefined && { codecs: args.codecs.map(toTelnyx) }),
    channel_limit: args.channelLimit ?? null,
  },
  outbound: { ...kept(row?.outbound), outbound_voice_profile_id: args.profileId },
});

/** What a name means to the rest of the tenant. */
export const cutOff = (fqdn: string): string =>
  `"${fqdn}" is the SIP domain that Microsoft 365 knows, and the SBC in Teams: another connection has another name, which means another domain, another SBC, and no call until both are there.`;

/** The tenant file names another connection than the one that is there. */
export const isOther = (expected: string | undefined, fqdn: string | undefined): boolean =>
  expected !== undefined && fqdn !== undefined && !isUnknown(expected) && expected.toLowerCase() !== fqdn.toLowerCase();
