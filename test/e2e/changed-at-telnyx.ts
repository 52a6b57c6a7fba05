import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../scripts/setup/places.mjs';
import type { LabTenant } from './lab-tenant.ts';

/** `npm run drift -- lab`. */
export const drift = (tenant: LabTenant, args: readonly string[] = [], env = tenant.session.env) =>
  execa(process.execPath, [join(root, 'scripts/drift.ts'), 'lab', ...args], {
    env: { ...env, NO_COLOR: '1' },
    extendEnv: false,
    reject: false,
  });

interface Row {
  readonly id: string;
  readonly phone_number?: string;
}

/** Somebody changes the trunk of test/e2e/sip-trunk.test.ts in Telnyx' portal; `told` is what is then to be said of it, with its calls. */
export const changeAtTelnyx = async (tenant: LabTenant) => {
  const rows = async (path: string) => ((await tenant.telnyx('GET', path)) as { data: Row[] }).data;
  const [trunk] = await rows('/fqdn_connections');
  await tenant.press('telnyx/connections', { connection_name: 'somebody else' });
  const other = (await rows('/fqdn_connections')).find(({ id }) => id !== trunk?.id);
  const [profile] = await rows('/outbound_voice_profiles');
  const number = (await rows('/phone_numbers')).find((one) => one.phone_number === '+31205552101');
  const bring = (to: Row | undefined) =>
    tenant.telnyx('PATCH', `/phone_numbers/${number?.id}`, { connection_id: to?.id });

  await tenant.telnyx('PATCH', `/fqdn_connections/${trunk?.id}`, {
    inbound: { sip_subdomain: 'contoso-test', sip_subdomain_receive_settings: 'only_my_connections', codecs: ['G722'] },
  });
  await tenant.telnyx('PATCH', `/outbound_voice_profiles/${profile?.id}`, {
    name: 'trunkline lab',
    whitelisted_destinations: ['NL', 'GB'],
    daily_spend_limit: '5000.00',
  });
  await bring(other);
  return {
    told: [
      'the trunk: the host that CCAIP calls: contoso-test.sip.telnyx.com at the carrier, contoso-ujet.sip.telnyx.com in the tenant file. ',
      "the trunk: its subdomain takes calls of the account's own connections alone, so CCAIP's may be refused; the tenant file says anyone. ",
      'the trunk: its codecs: G722 at the carrier, PCMA PCMU in the tenant file. ',
      'the trunk: calls to BE are refused by the carrier; the tenant file lets them out. eve, jon and kim can now call BE: the carrier lets it through, e.g. 00 32 2 555 01 23',
      "the trunk: the carrier lets calls to GB out; the tenant file doesn't. eve, jon and kim can no longer call GB: the carrier refuses it, e.g. 00 44 20 7946 0123",
      'the trunk: calls out go for 5000.00 USD a day at most; the tenant file says 50 USD. ',
      'the trunk: no call to these numbers comes over it: +31205552101 (on "somebody else"). ',
    ],
    /** From another connection an `up` takes it with an approval alone. */
    putBackNumber: async () => {
      await bring(trunk);
      await tenant.telnyx('DELETE', `/fqdn_connections/${other?.id}`);
    },
  };
};
