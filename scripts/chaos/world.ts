import type { Document } from 'yaml';
import { dnsSubscription, vaultSubscription } from '../../lab/seed/azure.ts';
import type { Edit } from './edit.ts';
import { editsOfTrunk } from './edits-of-trunk.ts';
import { openAccount, type Press, writeTrunk } from './telnyx-account.ts';
import type { OwnTrouble } from './trouble.ts';

/** What a tenant has beside Teams, Entra and CCAIP. */
export interface World {
  readonly name: 'another carrier' | 'Telnyx' | 'Azure';
  /** In so many of 100 seeds. */
  readonly share: number;
  /** Seeds of it that begin from nothing, of 100. */
  readonly born: number;
  /** Whether the identity that registers domains is at hand. */
  readonly hasSetup: boolean;
  readonly edits: readonly Edit[];
  readonly trouble: OwnTrouble;
  /** The tenant file before the first `up`. */
  write(tenant: Document): void;
  /** What others have there by then. */
  open(press: Press): Promise<void>;
}

const setupCalls = ['POST /v1.0/domains', 'verify', 'verificationDnsRecords', 'assignLicense', 'POST /v1.0/users'];

const writeVault = (tenant: Document): void => {
  const { vault, group } = { vault: 'kv-of-the-lab', group: 'rg-vaults' };
  const place = { vault, resourceGroup: group, subscription: vaultSubscription, make: { location: 'westeurope' } };
  tenant.setIn(['app', 'keyVault'], tenant.createNode({ ...place, outputSecret: false }));
};

/** Its trunk is made by hand: nothing but Teams, Entra and CCAIP. */
const carrier: World = {
  name: 'another carrier',
  share: 40,
  born: 20,
  hasSetup: false,
  edits: [],
  trouble: { calls: [], kinds: [], victims: [], requests: 100 },
  write: () => undefined,
  open: async () => undefined,
};

const telnyx: World = {
  name: 'Telnyx',
  share: 35,
  born: 40,
  hasSetup: true,
  edits: editsOfTrunk,
  trouble: {
    calls: [
      'POST /telnyx/v2/number_orders',
      'GET /telnyx/v2/number_orders',
      'POST /telnyx/v2/fqdn_connections',
      'PATCH /telnyx/v2/fqdn_connections',
      'GET /telnyx/v2/fqdn_connections',
      'POST /telnyx/v2/outbound_voice_profiles',
      'PATCH /telnyx/v2/outbound_voice_profiles',
      'GET /telnyx/v2/outbound_voice_profiles',
      'GET /telnyx/v2/phone_numbers',
      'PATCH /telnyx/v2/phone_numbers',
      'DELETE /telnyx/v2/phone_numbers',
      'GET /telnyx/v2/available_phone_numbers',
      'actions/enable_emergency',
      ...setupCalls,
    ],
    kinds: ['throttle', 'error', 'lag', 'lostReply', 'crash', 'page'],
    victims: ['telnyx', 'telnyx', 'telnyx'],
    requests: 250,
  },
  write: writeTrunk,
  open: openAccount,
};

/** Its client secrets lie in a vault, and the record of its SIP domain in a zone. */
const azure: World = {
  name: 'Azure',
  share: 25,
  born: 40,
  hasSetup: true,
  edits: [],
  trouble: {
    calls: ['PUT /subscriptions', 'GET /subscriptions', '/secrets/', 'dnsZones', 'roleAssignments', ...setupCalls],
    kinds: ['throttle', 'error', 'lostReply', 'crash'],
    victims: ['azure', 'azure'],
    requests: 150,
  },
  write: (tenant) => {
    const name = '7b2c3.teams.carrier.example';
    tenant.setIn(['sipDomain', 'name'], name);
    tenant.setIn(['sbcs', 'main', 'fqdn'], name);
    const zone = { zone: 'teams.carrier.example', resourceGroup: 'rg-dns', subscription: dnsSubscription };
    tenant.setIn(['sipDomain', 'dns'], tenant.createNode(zone));
    writeVault(tenant);
  },
  open: async () => undefined,
};

export const worlds: readonly World[] = [carrier, telnyx, azure];
