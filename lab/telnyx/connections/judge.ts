import type { LabContext } from '../../context.ts';
import { readAccount } from '../account.ts';
import type { TelnyxError } from '../error.ts';
import type { LabTelnyxConnection } from './model.ts';

type Settings = LabTelnyxConnection['settings'];

/** Form assumed: a label of DNS. */
const subdomainForm = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What is wrong across fields, beside the account, and beside the rest of the world. */
export const judgeConnection = (lab: Pick<LabContext, 'store'>, id: string, settings: Settings): TelnyxError[] => [
  ...judgeEncryption(settings),
  ...judgeProfile(lab, settings),
  ...judgeFqdns(lab, id, settings),
  ...judgeSubdomain(lab, id, settings),
  ...judgeAni(settings),
];

/** SRC encrypted_media: "Cannot be set if the transport_portocol is TLS"; words assumed. */
const judgeEncryption = ({ transport_protocol: protocol, encrypted_media, outbound }: Settings): TelnyxError[] => {
  if (protocol !== 'TLS') return [];
  const detail = 'cannot be set if the transport_protocol is TLS';
  return [
    ...(encrypted_media === null ? [] : [{ code: '10015', detail, pointer: '/encrypted_media' } as const]),
    ...(outbound.encrypted_media === null
      ? []
      : [{ code: '10015', detail, pointer: '/outbound/encrypted_media' } as const]),
  ];
};

const judgeProfile = ({ store }: Pick<LabContext, 'store'>, { outbound }: Settings): TelnyxError[] => {
  const profile = outbound.outbound_voice_profile_id;
  if (profile === null || store.get('telnyxProfile', profile) !== undefined) return [];
  return [
    {
      code: '10017',
      detail: 'The requested parameter is invalid as the associated resource does not exist.',
      pointer: '/outbound/outbound_voice_profile_id',
    },
  ];
};

/** SRC default_primary_fqdn_id: "Value must be the ID of an FQDN set on the connection". */
const judgeFqdns = ({ store }: Pick<LabContext, 'store'>, id: string, { inbound }: Settings): TelnyxError[] =>
  (['default_primary_fqdn_id', 'default_secondary_fqdn_id', 'default_tertiary_fqdn_id'] as const).flatMap((name) => {
    const value = inbound[name];
    if (value === null || store.get('telnyxFqdn', value)?.connectionId === id) return [];
    return [{ code: '10015', detail: 'must be the ID of an FQDN set on the connection', pointer: `/inbound/${name}` }];
  });

/** Unique over all accounts, since it is a name in DNS; words assumed. */
const judgeSubdomain = ({ store }: Pick<LabContext, 'store'>, id: string, { inbound }: Settings): TelnyxError[] => {
  const pointer = '/inbound/sip_subdomain';
  const wanted = inbound.sip_subdomain?.toLowerCase();
  if (wanted === undefined) return [];
  if (!subdomainForm.test(wanted)) return [{ code: '10015', detail: 'is invalid', pointer }];
  const isOwn = store
    .list('telnyxConnection')
    .some((one) => one.id !== id && one.settings.inbound.sip_subdomain?.toLowerCase() === wanted);
  const isTaken = isOwn || readAccount(store).takenSubdomains.includes(wanted);
  return isTaken ? [{ code: '10015', detail: 'has already been taken', pointer }] : [];
};

const judgeAni = ({ outbound: { ani_override: ani } }: Settings): TelnyxError[] =>
  ani === '' || /^\+[1-9]\d{6,14}$/.test(ani)
    ? []
    : [
        {
          code: '10016',
          detail: 'The specified phone number parameter must be in +E.164 format.',
          pointer: '/outbound/ani_override',
        },
      ];
