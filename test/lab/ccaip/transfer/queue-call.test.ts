import { describe, expect, it } from 'vitest';
import type { LabInheritance } from '../../../../lab/ccaip/model.ts';
import { aCallCentre, external, host, sbc } from './a-call-centre.ts';

const crowd = (centre: ReturnType<typeof aCallCentre>, count: number) => {
  for (let at = 0; at < count; at += 1) {
    const name = `X${at}`;
    centre.put(external(100 + at, name, '+31205552101', { teams: [2] }));
    centre.presence[name.toLowerCase()] = 'Available';
  }
};

it('a call that comes to a queue rings all who are available, of teams and of teams below them', () => {
  expect(aCallCentre().said({ queue: 'sales' })).toBe(`\
+31201112222 comes to queue Sales (contains external agents)
  CCAIP     Nia Test: Available
  CCAIP     Ada Test (Microsoft Teams): Available in Teams, Available in CCAIP
  CCAIP     Bob Test (Microsoft Teams): Available in Teams, Available in CCAIP
  CCAIP     rings up to 40 external agents at once (multicast limit): 2 now
  CCAIP     Ada Test: calls, and shows +31201112222, the customer's (assumed; switch ccaipShows)
  carrier   Ada Test: ${host} is a connection here
  SBC       Ada Test: ${sbc} sends +31205552101 to Teams
  Teams     Ada Test: +31205552101 is the number of ada@contoso.example
  Teams     Ada Test: calling policy Global
  CCAIP     Bob Test: calls, and shows +31201112222, the customer's (assumed; switch ccaipShows)
  carrier   Bob Test: ${host} is a connection here
  SBC       Bob Test: ${sbc} sends +31205552102 to Teams
  Teams     Bob Test: +31205552102 is the number of bob@contoso.example
  Teams     Bob Test: calling policy Global
✓ Rings ada@contoso.example, bob@contoso.example, Nia Test in CCAIP; who answers first has the call.

Status of who answers (ada@contoso.example, bob@contoso.example), signed in to Teams alone; Apply UCaaS agent status at login
           Teams              CCAIP
  before   Available          Available
  during   Busy (in a call)   In-call
  after    Available          Available`);
});

it('is transferred by an agent, too', () => {
  const { said } = aCallCentre();
  expect(said({ queue: 'Sales', by: 'nia' })).toContain(
    '+31201112222 is with Nia Test, who transfers to queue Sales (contains external agents)',
  );
  expect(said({ queue: 'Sales', by: 'ada' })).toContain('✗ "ada" can\'t transfer a call.');
});

it('rings as many external agents as the limit says, or none, and names who is left out', () => {
  const centre = aCallCentre();
  crowd(centre, 2);
  const said = centre.said({ queue: 'Sales' }, 3);
  expect(said).toContain('rings up to 3 external agents at once (multicast limit): 3 now');
  expect(said).toContain(
    "The multicast limit of 3 is exceeded: X1 Test isn't called (assumed; switch beyondMulticast).",
  );
  expect(centre.said({ queue: 'Sales' }, 4)).not.toContain('exceeded');
  centre.lab.switches.beyondMulticast = 'noneRing';
  const none = centre.said({ queue: 'Sales' }, 3);
  expect(none).toContain('✓ Rings Nia Test in CCAIP');
  expect(none).toContain('none of the external agents rings');
  centre.store.delete('ccaipUser', '1');
  expect(centre.said({ queue: 'Sales' }, 3)).toContain(
    '✗ More external agents are available than the multicast limit of 3.',
  );
});

it('rings at most a hundred, whatever is set or not', () => {
  const centre = aCallCentre();
  crowd(centre, 99);
  for (const limit of [null, 100, 500]) {
    const said = centre.said({ queue: 'Sales' }, limit);
    expect(said).toContain('rings up to 100 external agents at once (multicast limit): 100 now');
    expect(said).toContain("X98 Test isn't called");
  }
  expect(centre.said({ queue: 'Sales' }, 0)).toContain(
    'rings up to 0 external agents at once (multicast limit): 0 now',
  );
});

it('says why nobody rings: nobody available, nobody assigned, no such queue, or one with queues below it', () => {
  const centre = aCallCentre();
  const { said, presence } = centre;
  expect(said({ queue: 'Returns' })).toContain(
    '✗ No agent is available: of 1 in queue Returns none can be called, and the caller waits.',
  );
  expect(said({ queue: 'Empty' })).toContain('✗ Nobody is assigned to queue Empty.');
  expect(said({ queue: 'sails' })).toContain(
    '✗ "sails" is no queue of CCAIP.\n  Queues with agents: Sales, Returns, Empty.',
  );
  expect(said({ queue: 'Contoso' })).toContain('✗ Queue Contoso has queues below it');
  Object.assign(presence, { ada: 'Away', bob: 'Offline' });
  centre.store.delete('ccaipUser', '1');
  const away = said({ queue: 'Sales' });
  expect(away).toContain('Ada Test (Microsoft Teams): Away in Teams, Break in CCAIP, not called (not Available)');
  expect(away).toContain(
    "Bob Test (Microsoft Teams): Offline in Teams, Error: Offline isn't mapped in CCAIP, not called",
  );
  expect(away).toContain('✗ No agent is available: of 2');
});

it('goes on where one of the calls fails, and says which; where all fail, nobody rings', () => {
  const centre = aCallCentre();
  centre.put(external(4, 'Bob', '+31205552199', { teams: [3] }));
  const one = centre.said({ queue: 'Sales' });
  expect(one).toContain('✓ Rings ada@contoso.example, Nia Test in CCAIP');
  expect(one).toContain('Bob Test: Nobody in Teams has exactly +31205552199.');
  centre.store.delete('ccaipUser', '1');
  centre.put(external(3, 'Ada', '31205552101', { teams: [2] }));
  expect(centre.said({ queue: 'Sales' })).toContain('✗ Nobody rings: every call to an available agent fails.');
});

it('is lost to all where one voicemail takes it at once', () => {
  const centre = aCallCentre();
  centre.run('New-CsTeamsCallingPolicy', { Identity: 'Mine', InboundPstnCallRoutingTreatment: 'Voicemail' });
  centre.later(600);
  centre.run('Grant-CsTeamsCallingPolicy', { Identity: 'bob@contoso.example', PolicyName: 'Mine' });
  const said = centre.said({ queue: 'Sales' });
  expect(said).toContain(
    "✗ Nobody at a phone can take it: The voicemail of bob@contoso.example takes the call: the phone doesn't ring.",
  );
});

it('calls nobody whom CCAIP sees in another call', () => {
  const said = aCallCentre().said({ queue: 'Sales', busy: ['ADA@contoso.example'] });
  expect(said).toContain('Ada Test (Microsoft Teams): Busy in Teams, Unavailable in CCAIP, not called (not Available)');
  expect(said).toContain('✓ Rings bob@contoso.example, Nia Test in CCAIP');
  expect(said).not.toContain('Ada Test: calls');
});

it('rings who is in another call as their policy has it, where CCAIP sees that late', () => {
  const centre = aCallCentre({ busySeen: 'late' });
  centre.run('New-CsTeamsCallingPolicy', { Identity: 'Mine', BusyOnBusyEnabledType: 'Enabled' });
  centre.later(600);
  centre.run('Grant-CsTeamsCallingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'Mine' });
  const said = centre.said({ queue: 'Sales', busy: ['ADA@contoso.example'] });
  expect(said).toContain('Ada Test: ada@contoso.example is in another call, and the caller hears busy.');
  expect(said).toContain('✓ Rings bob@contoso.example, Nia Test in CCAIP');
});

describe('both systems before, during and after', () => {
  const inheriting = (option: LabInheritance) => {
    const centre = aCallCentre();
    centre.known.inheritance = { ...centre.known.inheritance, option };
    return centre.said({ queue: 'Sales', after: 'away' });
  };

  it('are told of who answers, by the chosen inheritance', () => {
    expect(inheriting('none')).toMatch(/after +Away +Available$/);
    expect(inheriting('at-login')).toMatch(/after +Away +Available$/);
    expect(inheriting('always')).toMatch(/UCaaS always overrides agent's next status\n.* {2}after +Away +Break$/s);
  });

  it('are told apart where they differ', () => {
    const centre = aCallCentre({ externalAvailable: 'inTeamsOrIdle' });
    centre.presence.bob = 'AvailableIdle';
    const tables = centre.said({ queue: 'Sales' }).split('\n\n').slice(1);
    expect(tables).toHaveLength(2);
    expect(tables[0]).toMatch(/^Status of who answers \(ada@contoso\.example\), .*before +Available +Available/s);
    expect(tables[1]).toMatch(/^Status of who answers \(bob@contoso\.example\), .*before +AvailableIdle +Error: /s);
  });

  it('are told of nobody whose phone stays silent', () => {
    const centre = aCallCentre();
    centre.put(external(4, 'Bob', '+31205552199', { teams: [3] }));
    expect(centre.said({ queue: 'Sales' })).toContain('Status of who answers (ada@contoso.example), ');
    Object.assign(centre.presence, { ada: 'Away', bob: 'Away' });
    expect(centre.said({ queue: 'Sales' })).not.toContain('Status of');
  });

  it('are told of nobody where a voicemail has the call', () => {
    const centre = aCallCentre();
    centre.run('New-CsTeamsCallingPolicy', { Identity: 'Mine', InboundPstnCallRoutingTreatment: 'Voicemail' });
    centre.later(600);
    centre.run('Grant-CsTeamsCallingPolicy', { Identity: 'bob@contoso.example', PolicyName: 'Mine' });
    expect(centre.said({ queue: 'Sales' })).not.toContain('Status of');
  });
});
