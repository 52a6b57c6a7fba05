import { describe, expect, it } from 'vitest';
import { createConnectionKind } from '../../../../providers/telnyx/resources/connection/kind.ts';
import { tagOf } from '../../../../providers/telnyx/resources/marks.ts';
import type { ConnectionArgs, ConnectionState } from '../../../../providers/telnyx/schema/connection.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const argsOf = (more: Partial<ConnectionArgs> = {}): ConnectionArgs => ({
  name: 'contoso Teams',
  profileId: '7',
  ...more,
});
const context = () => telnyx.context('Connection');
const { urn } = context();
const create = async (args = argsOf(), on = context()) =>
  (await createConnectionKind(telnyx.run()).create({ args, context: on })).state;
const made = () => telnyx.asked(/^POST \/fqdn_connections$/).length;
const connection = () => telnyx.account().connections[0] ?? { id: '' };
const byHand = (more: object = {}) => {
  telnyx
    .account()
    .connections.push({ id: '5', connection_name: 'contoso Teams', microsoft_teams_sbc: true, tags: [], ...more });
  telnyx.account().fqdns.push({ fqdn: 'a5.mstsbc.telnyx.tech', connection_id: '5' });
};

describe('a connection', () => {
  it('is made for Teams, with its mark, over TLS, numbers as Teams wants them', async () => {
    const state = await create(argsOf({ subdomain: 'ujet', receiveFrom: 'ownConnections', codecs: ['PCMU', 'OPUS'] }));
    expect(telnyx.written()).toMatchObject([
      {
        request: 'POST /fqdn_connections',
        body: {
          ...{
            connection_name: 'contoso Teams',
            microsoft_teams_sbc: true,
            active: true,
            transport_protocol: 'TLS',
            tags: [tagOf(urn)],
          },
          outbound: { outbound_voice_profile_id: '7' },
          inbound: {
            ...{ ani_number_format: '+E.164', dnis_number_format: '+e164', sip_subdomain: 'ujet' },
            ...{ sip_subdomain_receive_settings: 'only_my_connections', codecs: ['G711U', 'OPUS'] },
          },
        },
      },
    ]);
    expect(state).toMatchObject({ fqdn: `a${connection().id}.mstsbc.telnyx.tech`, inboundHost: 'ujet.sip.telnyx.com' });
  });

  it.each(['lost after', 'broken'] as const)('whose reply is lost is found by its mark (%s)', async (does) => {
    telnyx.fault(/^POST \/fqdn_connections/, does);
    const state = await create();
    expect(state.connectionId).toBe(connection().id);
    expect(made()).toBe(1);
  });

  it('that a killed run made is taken up, and made as it is asked now', async () => {
    await create();
    const on = context();
    const state = await create(argsOf({ channelLimit: 40 }), on);
    expect(made()).toBe(1);
    expect(state).toMatchObject({ channelLimit: 40, connectionId: connection().id });
    expect(on.lines).toContain('taken up: connection "contoso Teams", which an earlier run made.');
  });

  it('that never reached Telnyx is no half of one: the next run makes it', async () => {
    telnyx.fault(/^POST \/fqdn_connections/, 'lost before');
    expect((await failed(create())).message).toContain('create connection "contoso Teams": 127.0.0.1');
    await create();
    expect(telnyx.account().connections).toHaveLength(1);
  });

  it('of that name that somebody else made is refused, with the tag that would hand it over', async () => {
    byHand();
    const error = await failed(create());
    expect(error.message).toContain("The account's connection of this name isn't trunkline's: somebody else made it.");
    expect(error.message).toContain(`give it the tag "${tagOf(urn)}" in the Telnyx portal`);
    connection().tags = ['theirs', tagOf(urn)];
    expect((await create()).connectionId).toBe('5');
    expect(connection().tags).toEqual(['theirs', tagOf(urn)]);
    expect(made()).toBe(0);
  });

  it('with the mark of another resource is told as such', async () => {
    byHand({ tags: ['trunkline-0123456789'] });
    expect((await failed(create())).message).toContain('carries the mark of another resource of trunkline');
  });

  it('that is none for Teams can not become one', async () => {
    byHand({ tags: [tagOf(urn)], microsoft_teams_sbc: false });
    expect((await failed(create())).message).toContain("isn't one for Microsoft Teams");
    expect(telnyx.written()).toEqual([]);
  });

  it('has no password in its state, its log or an error', async () => {
    const on = context();
    const state = await create(argsOf(), on);
    telnyx.fault(/^PATCH/, { status: 422 });
    const error = await failed(
      createConnectionKind(telnyx.run()).update({
        id: state.connectionId,
        args: argsOf({ name: 'other' }),
        state,
        context: on,
      }),
    );
    expect(JSON.stringify([state, on.lines, error.message])).not.toMatch(/verysecret|user1|KEY-of-the-test/);
  });
});

describe('the name that Telnyx makes', () => {
  const notListed = () =>
    telnyx.fault(
      /^GET \/fqdns/,
      { status: 200, after: true, body: { data: [], meta: { total_pages: 0, total_results: 0 } } },
      9,
    );

  it('is waited for a moment', async () => {
    telnyx.fault(/^GET \/fqdns/, {
      status: 200,
      after: true,
      body: { data: [], meta: { total_pages: 0, total_results: 0 } },
    });
    expect((await create()).fqdn).toMatch(/^a\d+\.mstsbc/);
  });

  it('is for a person to read where it is not listed: the next run takes the connection up', async () => {
    notListed();
    const error = await failed(create());
    expect(error.message).toContain("Telnyx doesn't list the name that it made for it");
    expect(error.message).toContain('read the name that ends in .mstsbc.telnyx.tech; put it in the tenant file');
    const expectedFqdn = 'a1b2.mstsbc.telnyx.tech';
    expect((await create(argsOf({ expectedFqdn }))).fqdn).toBe(expectedFqdn);
    expect(made()).toBe(1);
  });

  it('of the tenant file is no other than that of the connection', async () => {
    const state = await create();
    const error = await failed(create(argsOf({ expectedFqdn: 'other.mstsbc.telnyx.tech' })));
    expect(error.message).toContain(
      `The connection's name is "${state.fqdn}", and the tenant file has "other.mstsbc.telnyx.tech".`,
    );
    const args = argsOf({ expectedFqdn: 'other.mstsbc.telnyx.tech' });
    const { failures } = createConnectionKind(telnyx.run()).check({ urn, news: args as never, oldState: state });
    expect(failures[0]?.reason).toContain('another domain, another SBC, and no call until both are there');
    const diff = () => createConnectionKind(telnyx.run()).diff({ urn, id: '1', state, args });
    expect(diff).toThrow('another domain, another SBC');
  });

  it('is never had again: where no connection has it none is made, in a preview and in up', async () => {
    const args = argsOf({ expectedFqdn: 'gone.mstsbc.telnyx.tech' });
    const foresee = async () => createConnectionKind(telnyx.run()).foresee?.({ args, context: context() });
    for (const error of [await failed(create(args)), await failed(foresee())]) {
      expect(error.message).toContain('no connection of the account is known to have that name. None is made.');
      expect(error.message).toMatch(
        /gone for good and Teams has nothing by that name yet, .*; else docs\/sip-trunk\.md, "From another carrier"/,
      );
      expect(error.message).toContain('is the SIP domain that Microsoft 365 knows, and the SBC in Teams');
      expect(error.message).toContain("take sipDomain.name and the SBC's fqdn out of the tenant file");
    }
    expect(made()).toBe(0);
  });

  it('of a connection that somebody made by hand hands it over by a tag', async () => {
    byHand({ connection_name: 'Teams by hand' });
    const args = argsOf({ expectedFqdn: 'a5.mstsbc.telnyx.tech' });
    expect((await failed(create(args))).message).toContain(
      `connection "Teams by hand" has that name, and trunkline didn't make it`,
    );
    connection().tags = [tagOf(urn)];
    expect(await create(args)).toMatchObject({ fqdn: 'a5.mstsbc.telnyx.tech', name: 'contoso Teams' });
    expect(made()).toBe(0);
  });
});

describe('a connection that changed', () => {
  const changes = (state: ConnectionState, args = argsOf()) =>
    createConnectionKind(telnyx.run())
      .diff({ urn, id: state.connectionId, state, args })
      .map(({ path }) => path);
  const read = async (state: ConnectionState, args = argsOf()) =>
    createConnectionKind(telnyx.run()).read({ id: state.connectionId, state, args, context: context() });

  it.each([
    ['is off', { active: false }, 'fixed.active'],
    ['speaks in clear', { transport_protocol: 'UDP' }, 'fixed.transport_protocol'],
    [
      'shows callers otherwise',
      { inbound: { ani_number_format: 'E.164', dnis_number_format: '+e164' } },
      'fixed.ani_number_format',
    ],
    ['has no profile', { outbound: {} }, 'profileId'],
    [
      'is open by a subdomain',
      { inbound: { ani_number_format: '+E.164', dnis_number_format: '+e164', sip_subdomain: 'x' } },
      'subdomain',
    ],
  ])('by hand shows it: %s', async (_, change, path) => {
    const state = await create();
    Object.assign(connection(), change);
    const now = (await read(state))?.state ?? state;
    expect(changes(now)).toEqual([path]);
    const { state: after } = await createConnectionKind(telnyx.run()).update({
      id: state.connectionId,
      args: argsOf(),
      state: now,
      context: context(),
    });
    expect(changes(after)).toEqual([]);
  });

  it('is gone only by a typed answer', async () => {
    const state = await create();
    telnyx.fault(/^GET \/fqdn_connections\//, { status: 404, body: '<html>not here</html>' });
    expect((await failed(read(state))).message).toContain('HTTP 404');
    telnyx.account().connections.splice(0);
    expect(await read(state)).toBeUndefined();
    const again = await failed(create(argsOf({ expectedFqdn: state.fqdn })));
    expect(again.message).toContain('None is made.');
  });

  it('is written once: a lost reply is looked after', async () => {
    const state = await create();
    telnyx.forget();
    telnyx.fault(/^PATCH/, 'lost after');
    const args = argsOf({ channelLimit: 9 });
    const { state: after } = await createConnectionKind(telnyx.run()).update({
      id: state.connectionId,
      args,
      state,
      context: context(),
    });
    expect(after.channelLimit).toBe(9);
    expect(telnyx.asked(/^PATCH/)).toHaveLength(1);
  });
});

it('sends no token back that Telnyx may show masked', async () => {
  const state = await create();
  Object.assign(connection(), { outbound: { localization: 'NL', ip_authentication_token: '********' } });
  telnyx.forget();
  const args = argsOf({ profileId: '8' });
  await createConnectionKind(telnyx.run()).update({ id: state.connectionId, args, state, context: context() });
  const [sent] = telnyx.written();
  expect(sent?.body).toMatchObject({ outbound: { localization: 'NL', outbound_voice_profile_id: '8' } });
  expect(JSON.stringify(sent)).not.toContain('ip_authentication_token');
});

describe('arguments of a connection', () => {
  const reasons = (news: object) =>
    createConnectionKind(telnyx.run())
      .check({ urn, news: { ...argsOf(), ...news } })
      .failures.map(({ reason }) => reason);

  it('say who may call a subdomain', () => {
    expect(reasons({ subdomain: 'ujet' })[0]).toContain('may be open to the whole Internet');
    expect(reasons({ subdomain: 'ujet', receiveFrom: 'anyone' })).toEqual([]);
  });

  it('name codecs that there are', () => {
    expect(reasons({ codecs: ['PCMX'] })[0]).toContain('Allowed: PCMA, PCMU');
  });
});
