import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calling, named, trunkAt, trunkPeople } from '../../routing/a-trunk-tenant.ts';
import { trunkReview, type VersionOf } from './a-trunk-review.ts';

const profile = '{ destinations: [NL, BE], dailySpendLimit: 50 }';
const at = (outbound: string, more = '', beside = {}): VersionOf => ({
  sections: { ...named, sipTrunk: trunkAt(outbound, more), ...beside },
});
const base = at(profile);
const withLine = (line: string): VersionOf => ({
  sections: { ...named, sipTrunk: named.sipTrunk.replace('  telnyx:', `  ${line}\n  telnyx:`) },
});

const order = "orders: { 2026-12: { numbers: ['+31205552111', '+31205552112'] } }";
const purchase = 'approvals: { purchase: { count: 2, monthlyCost: 20, upfrontCost: 10, currency: USD, reason: more } }';
const byo = { sections: { ...named, sipTrunk: 'sipTrunk: { inboundDomain: contoso-ujet.sip.telnyx.com }' } };

const first = (from: VersionOf, to: VersionOf): string => trunkReview(from, to).summary.replace('contoso: ', '');

describe('what a setting of the SIP trunk changes', () => {
  it.each<[string, VersionOf, VersionOf, RegExp]>([
    [
      'a destination less',
      base,
      at('{ destinations: [NL], dailySpendLimit: 50 }'),
      /^bob can no longer call BE: the carrier refuses it, e\.g\. 00 32/,
    ],
    [
      'a destination more',
      base,
      at('{ destinations: [NL, BE, GB], dailySpendLimit: 50 }'),
      /^bob can now call GB: the carrier lets it through, e\.g\. 00 44/,
    ],
    [
      'a lower spending limit',
      base,
      at('{ destinations: [NL, BE], dailySpendLimit: 20 }'),
      /^calls out are refused once a day's have cost USD 20 \(it was USD 50\)/,
    ],
    [
      'no spending limit',
      base,
      at('{ destinations: [NL, BE], dailySpendLimit: none }'),
      /^calls out may cost any amount a day/,
    ],
    [
      'a rate',
      base,
      at('{ destinations: [NL, BE], dailySpendLimit: 50, maxDestinationRate: 0.1 }'),
      /^calls that cost more than USD 0\.1 a minute are refused/,
    ],
    [
      'calls at once',
      base,
      at('{ destinations: [NL, BE], dailySpendLimit: 50, concurrentCalls: 2 }'),
      /^more than 2 calls out at the same time are refused/,
    ],
    ['a region', base, at(profile, 'region: Europe'), /^calls come in at the carrier in Europe instead of/],
    [
      'a name',
      base,
      at(profile, 'connection: Two'),
      /^the trunk's connection is called "Two" at the carrier instead of "trunkline contoso"/,
    ],
    ['codecs', base, withLine('codecs: [PCMA]'), /^the trunk takes PCMA instead of what the carrier had by itself/],
    ['a capacity', base, withLine('capacity: 5'), /^more than 5 calls in at the same time are refused/],
    [
      'an emergency address less',
      at(profile, "emergencyAddress: '5678'"),
      base,
      /^emergency calling is asked for no more at the carrier \(address 5678\)/,
    ],
    [
      'an emergency address',
      base,
      at(profile, "emergencyAddress: '5678'"),
      /^emergency calling is enabled at the carrier on every number, with address 5678/,
    ],
    [
      'another emergency address',
      at(profile, "emergencyAddress: '1'"),
      at(profile, "emergencyAddress: '2'"),
      /^emergency services are told address 2 instead of 1/,
    ],
    [
      'blocks that leave somebody out',
      base,
      withLine("numbers: ['+31205552102-+31205552199']"),
      /^by the files .*: numbers that people hold are outside of them \(ada\)/,
    ],
    [
      'an order',
      base,
      at(profile, order),
      /\+31205552111 and \+31205552112 are bought by order 2026-12, and nobody has approved .*; refused until the purchase is approved/,
    ],
    [
      'an approved order',
      base,
      at(profile, order, { approvals: purchase }),
      /are bought by order 2026-12 \(approved: 2 numbers for USD 20 a month and 10 once, in all\)$/,
    ],
    [
      'a rewritten order',
      at(profile, order, { approvals: purchase }),
      at(profile, order.replace('2112', '2113'), { approvals: purchase }),
      /order 2026-12 is rewritten, and an order is placed once, ever; refused as long as an order is rewritten/,
    ],
    [
      'a release',
      base,
      at(profile, "release: ['+31205552199']"),
      /\+31205552199, which nobody had, is given back to the carrier for good: .*; refused until the numbers that are given back are approved/,
    ],
    [
      'another provider',
      base,
      byo,
      /^the SIP trunk is with a provider of one's own choice instead of Telnyx: every call .*; refused as long as the stack has the trunk/,
    ],
    [
      'a provider that up works with',
      byo,
      base,
      /^the SIP trunk is with Telnyx instead of a provider of one's own choice: .* lets calls to NL and BE through alone/,
    ],
  ])('is told of %s', (_, from, to, words) => {
    expect(first(from, to)).toMatch(words);
  });

  it('is told of who may call the subdomain', () => {
    const open = at(profile, '').sections?.sipTrunk?.replace('ownConnections', 'anyone') ?? '';
    const opened = { sections: { ...named, sipTrunk: open } };
    expect(first(base, opened)).toMatch(
      /^contoso-ujet\.sip\.telnyx\.com takes calls from every SIP endpoint of the Internet/,
    );
    const closed = trunkReview(opened, base);
    expect(closed.summary).toMatch(/CCAIP's are refused unless they come by one of those/);
    expect(closed.reasons).toEqual(expect.arrayContaining(['unreachable', 'unreachable-stays']));
  });

  const needs = (from: VersionOf, to: VersionOf) =>
    (trunkReview(from, to).tenants[0]?.needs ?? []).map(({ what, text }) => `${what}: ${text}`);
  const two = order.replace(' }', " }, 2027-01: { numbers: ['+31205552113'] }");

  it('lets no new order ride on the approval of an older one', () => {
    const had = at(profile, order, { approvals: purchase });
    const rides = trunkReview(had, at(profile, two, { approvals: purchase }));
    expect(rides.summary).toContain(
      "+31205552113 is bought by order 2027-01 (by no approval of its own: approvals.purchase is the older version's)",
    );
    expect(rides.summary).toContain("let through by the older version's approval alone");
    expect(needs(had, at(profile, two, { approvals: purchase })).join()).toContain(
      "stale approval: order 2027-01 buys 1 number, and approvals.purchase is the older version's, word for word",
    );
    const anew = purchase.replace('reason: more', 'reason: one more').replace('count: 2', 'count: 1');
    expect(needs(had, at(profile, two, { approvals: anew })).join()).not.toContain('approval');
  });

  it('takes the very count for numbers that are given back, and for these alone', () => {
    const approved = (count: number, reason = 'less') => ({
      approvals: `approvals: { numberReleases: { count: ${count}, reason: ${reason} } }`,
    });
    const [one, other] = ["release: ['+31205552199']", "release: ['+31205552198']"];
    expect(needs(base, at(profile, one, approved(1))).join()).not.toContain('release');
    expect(needs(base, at(profile, one, approved(2))).join()).toContain(
      'number releases: 1 number is given back to the carrier for good, and approvals.numberReleases has 2',
    );
    expect(needs(at(profile, one, approved(1)), at(profile, other, approved(1))).join()).toContain(
      "stale approval: 1 number is given back to the carrier for good, and approvals.numberReleases is the older version's",
    );
    expect(needs(at(profile, one, approved(1)), at(profile, other, approved(2))).join()).toContain(
      "{ count: 1, reason: … } }, or more by those of the older version's that are not given back yet.",
    );
    expect(needs(at(profile, one, approved(1)), at(profile, other, approved(1, 'another'))).join()).not.toContain(
      'approval',
    );
  });

  it('needs another way than a word where calls go by another carrier', () => {
    const carrier = {
      sipDomain: 'sipDomain: { name: 4f9a1.teams.carrier.example }',
      sbcs: 'sbcs: { main: { fqdn: 4f9a1.teams.carrier.example, port: 5061 } }',
    };
    const theirs = { sections: { ...named, ...carrier, sipTrunk: 'sipTrunk: { inboundDomain: in.carrier.example }' } };
    const moves =
      /trunk provider: by the older version calls go by another carrier as 4f9a1\.teams\.carrier\.example, .*Write provider: byo again/;
    expect(needs(theirs, base).join('\n')).toMatch(moves);
    expect(needs(byo, base).join('\n')).toContain(
      'trunk provider: k3x.mstsbc.telnyx.tech is there already, and up makes no other',
    );
  });

  it('says who held a number that is given back', () => {
    const { summary } = trunkReview(base, {
      ...at(profile, "release: ['+31205552102']"),
      users: 'upn,number,site,policy,ccaip\nada@contoso.example,+31205552101,Amsterdam,,agent\n',
    });
    expect(summary).toContain('+31205552102, which bob@contoso.example had, is given back');
  });

  it('is a loss of emergency calls where their address is taken away', () => {
    const { reasons } = trunkReview(at(profile, "emergencyAddress: '5678'"), base);
    expect(reasons).toEqual(expect.arrayContaining(['emergency-lost', 'emergency-changed']));
  });

  it('counts for nobody where no route sends calls to the country over the trunk', () => {
    const spare = {
      sbcs: 'sbcs: { main: { fqdn: k3x.mstsbc.telnyx.tech, port: 5061 }, spare: { fqdn: sbc.contoso.example, port: 5061 } }',
      pstnUsages: calling.pstnUsages.replace("{6,14}$', sbcs: [main]", () => "{6,14}$', sbcs: [spare]"),
    };
    expect(first(at(profile, '', spare), at('{ destinations: [NL], dailySpendLimit: 50 }', '', spare))).toMatch(
      /^the carrier lets no calls through to BE, where nobody's voice routes send calls to the trunk any more/,
    );
  });

  it('is lost by who reached the country before, and gained by who reaches it now', () => {
    const narrow = '{ destinations: [NL], dailySpendLimit: 50 }';
    const less = trunkPeople.replace('Amsterdam,NL all', 'Amsterdam,NL agents');
    const about = (from: VersionOf, to: VersionOf) =>
      trunkReview(from, to).tenants[0]?.trunkChanges.map(({ about: what, users }) => [what, users]);
    expect(about(base, { ...at(narrow), users: less })).toEqual([['destination lost', ['bob@contoso.example']]]);
    expect(about({ ...at(narrow), users: less }, base)).toEqual([['destination gained', ['bob@contoso.example']]]);
    expect(about({ ...at(narrow) }, { ...base, users: less })).toEqual([['destination gained', undefined]]);
  });

  it('puts tenants together that change alike, whoever the users are', () => {
    const { tenants } = trunkReview(base, at('{ destinations: [NL], dailySpendLimit: 50 }'));
    expect(tenants[0]?.trunkChanges).toEqual([
      {
        about: 'destination lost',
        text: 'BE',
        users: ['bob@contoso.example'],
        example: expect.stringMatching(/^00 32/),
      },
    ]);
  });

  it('is one section of the comment', async () => {
    const much = at(
      '{ destinations: [NL, GB, US, JM], dailySpendLimit: 20, concurrentCalls: 10 }',
      `region: Europe, release: ['+31205552199'], ${order}`,
    );
    const { comment } = trunkReview(base, much);
    await expect(`${comment}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'golden', 'settings.md'));
  });
});
