import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { destinationFindings } from '../../routing/prove/destination-findings.ts';
import { factsOf } from '../../routing/prove/facts.ts';
import { calling, named, trunkAt, trunkTenant } from './a-trunk-tenant.ts';

const withDestinations = (destinations: string, sections = {}) => ({
  ...named,
  sipTrunk: trunkAt(`{ destinations: [${destinations}], dailySpendLimit: 50 }`),
  ...sections,
});

const dials = (number: string, sections: Parameters<typeof trunkTenant>[0] = named) => {
  const voice = compileConfig(fromTenant(trunkTenant(sections)));
  const user = voice.users.get('bob@contoso.example');
  if (user === undefined) throw new Error('bob');
  return explainDialled(voice, user, number);
};

const findings = (sections: Parameters<typeof trunkTenant>[0]) => {
  const { findings: found, unproved } = destinationFindings(factsOf(trunkTenant(sections)));
  return { found: found.map(({ kind, level, certainty, what }) => ({ kind, level, certainty, what })), unproved };
};

describe('a call that Teams sends to a trunk', () => {
  it('is refused by the carrier where its country is not among the destinations', () => {
    const call = dials('00442079460123');
    expect(call.outcome.kind).toBe('routed');
    expect(explainText(call).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      "The SIP trunk behind main doesn't let GB through (sipTrunk.telnyx.outbound.destinations: NL and BE): the carrier refuses +442079460123.",
    );
    expect(callSchema.parse(call)).toEqual(call);
  });

  it.each([['0612345678'], ['003225551234'], ['112'], ['+31205552101']])('is let through as %s', (number) => {
    expect(dials(number).doubts.map(({ kind }) => kind)).not.toContain('destination');
  });

  it('tells countries of one calling code apart', () => {
    const us = withDestinations('NL, US');
    expect(dials('0012124567890', us).doubts).toEqual([]);
    expect(dials('0018765123456', us).doubts).toMatchObject([{ kind: 'destination', country: 'JM' }]);
  });

  it("isn't certain where nobody knows whose number it is", () => {
    const call = dials('00881631234567');
    expect(call.doubts).toMatchObject([{ kind: 'destination', number: '+881631234567' }]);
    expect(explainText(call).join(' ').replaceAll(/\s+/g, ' ')).toContain("whose number +881631234567 is isn't known");
  });

  it('holds as expected, but not for certain', () => {
    const voice = compileConfig(fromTenant(trunkTenant(named)));
    const result = checkCall(voice, { as: 'bob', dial: '00442079460123', expect: { route: 'International' } });
    expect(result.failures).toEqual([]);
    expect(uncertainOf(result)).toContain("doesn't let GB through");
  });
});

describe('destinations beside voice routes', () => {
  it('names the route that sends calls to countries which the trunk refuses', () => {
    const { found } = findings(named);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'destination-refused', level: 'warning', certainty: 'proved' });
    expect(found[0]?.what).toMatch(
      /^Route "International" sends calls to AC, AD, .* and \d+ more countries to the SIP/,
    );
  });

  it('is an error where the country of users is refused', () => {
    const { found } = findings(
      withDestinations('BE', { pstnUsages: calling.pstnUsages.replace('[1-9]\\d{6,14}', '32\\d{8}') }),
    );
    expect(found).toEqual([
      {
        kind: 'destination-refused',
        level: 'error',
        certainty: 'proved',
        what: 'Route "NL national" sends calls to NL to the SIP trunk, whose destinations (BE) leave it out.',
      },
    ]);
  });

  it('names countries that no route sends anything to, and nothing else', () => {
    const pattern = calling.pstnUsages.replace('(?!31)[1-9]\\d{6,14}', '32\\d{8,9}');
    expect(findings(withDestinations('NL, BE, AU', { pstnUsages: pattern })).found).toEqual([
      {
        kind: 'destination-unused',
        level: 'note',
        certainty: 'proved',
        what: 'The SIP trunk lets calls to AU through, and no voice route sends it any.',
      },
    ]);
    expect(findings(withDestinations('NL, BE', { pstnUsages: pattern })).found).toEqual([]);
  });

  it('finds a country of which a route takes few numbers, none of them a usual one', () => {
    const pattern = calling.pstnUsages.replace('(?!31)[1-9]\\d{6,14}', '1876512\\d{4}');
    const { found } = findings(withDestinations('NL, US', { pstnUsages: pattern }));
    expect(found.map(({ what }) => what)).toEqual([
      expect.stringContaining('sends calls to JM to'),
      'The SIP trunk lets calls to US through, and no voice route sends it any.',
    ]);
  });

  it("isn't proved where an SBC rewrites what leaves", () => {
    const { found } = findings({
      ...named,
      translationRules: "translationRules: { Odd: { pattern: '^\\+44(\\d+)$', translation: '+31$1' } }",
      sbcs: 'sbcs: { main: { fqdn: k3x.mstsbc.telnyx.tech, port: 5061, outboundPstn: [Odd] } }',
    });
    expect(found.map(({ certainty }) => certainty)).toEqual(['sampled']);
  });

  it('says nothing of a trunk whose destinations nobody here knows', () => {
    expect(findings({ ...named, sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example }' }).found).toEqual([]);
  });
});
