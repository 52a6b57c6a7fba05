import { afterAll, expect, it } from 'vitest';
import { verifyDomain } from '../../../lab/graph/domains/domain.ts';
import { idOf } from '../../../lab/identity.ts';
import { runCmdlet } from '../../../lab/teams/run-cmdlet.ts';
import { admin, aUser } from '../teams/a-teams.ts';
import { openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, context } = lab;
afterAll(() => lab.end());

/** Microsoft's text for a domain. */
const proofOf = async (name: string): Promise<string> => {
  const { body } = await lab.call('GET', `/v1.0/domains/${name}/verificationDnsRecords`, undefined, { by: lab.by });
  return body.value.find(({ text }: { text?: string }) => text !== undefined).text;
};

it("a connection's name becomes the SIP domain and Teams' SBC, and its numbers ring", async () => {
  const made = await telnyx.fqdnConnections.create({
    connection_name: 'Contoso Teams',
    microsoft_teams_sbc: true,
    inbound: { sip_subdomain: 'contoso-ujet', dnis_number_format: '+e164' },
  });
  const connection = made.data?.id ?? '';
  const name = (await lab.portal()).connections[0]?.teamsName ?? '';
  const newGateway = () =>
    runCmdlet(context, admin, 'New-CsOnlinePSTNGateway', { Fqdn: name, SipSignalingPort: 5061, Enabled: true });
  await lab.call('POST', '/v1.0/domains', { id: name }, { by: lab.by });
  await telnyx.fqdnConnections.fqdnAuthentication.patchAll(connection, {
    txt_name: name.split('.')[0] ?? '',
    txt_value: await proofOf(name),
    txt_ttl: 3600,
  });
  lab.later(60);
  const domain = lab.store.get('domain', name);
  if (domain === undefined) throw new Error('no domain');
  verifyDomain(context, domain);
  // Verified isn't enough: somebody with a licence has to be in it, for a while.
  expect(newGateway).toThrow(/was not configured for this tenant/);
  const person = aUser(`activate@${name}`, { licencesFrom: lab.clock.now() });
  lab.store.put('user', person.id, person);
  expect(newGateway).toThrow(/was not configured for this tenant/);
  lab.later(300);
  newGateway();

  const ada = lab.store.get('user', idOf('user', 'ada@contoso.example'));
  if (ada === undefined) throw new Error('no ada');
  lab.store.put('user', ada.id, { ...ada, enterpriseVoiceEnabled: true });
  lab.store.put('number', '+31205552101', {
    ...{ telephoneNumber: '+31205552101', numberType: 'directRouting', assignmentTargetId: ada.id, blocked: false },
    ...{ assignmentStatus: 'userAssigned', assignmentCategory: 'primary', numberSource: 'online' },
  });
  await lab.post('/lab/telnyx/numbers', { numbers: ['+31205552101'], country: 'NL', connection });
  for (const asked of [{ number: '+31205552101' }, { to: '+31205552101@contoso-ujet.sip.telnyx.com' }]) {
    const { body } = await lab.post('/lab/transfers?logged', asked);
    expect((body.teams ?? body.leg.teams).end).toMatchObject({ kind: 'rings', user: 'ada@contoso.example' });
  }
  // Teams' log of Direct Routing calls has both.
  expect(lab.store.list('call').map(({ trunkFullyQualifiedDomainName }) => trunkFullyQualifiedDomainName)).toEqual([
    name,
    name,
  ]);
});
