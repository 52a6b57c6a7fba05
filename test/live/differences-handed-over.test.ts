import { describe, expect, it } from 'vitest';
import type { LiveRows } from '../../live/rows.ts';
import { ada, aLive, gateway } from './a-live.ts';
import { linesOf } from './lines-of.ts';

const handedOver = (live: LiveRows) =>
  linesOf({ kind: 'handed over', address: '+31205552101@ujet.sip.carrier.example', upn: 'ada@contoso.com' }, live);
const held = [{ number: '+31205552101', holder: 'ada@contoso.com', skipsInternal: false }];

describe('where a tenant differs from its file for a call that CCAIP hands over', () => {
  it('is nowhere after up', () => {
    expect(handedOver(aLive({ numbers: held }))).toEqual([]);
  });

  it.each<[string, Partial<LiveRows>, string[]]>([
    [
      'a number that nobody has',
      { numbers: [{ number: '+31205552101', skipsInternal: false }] },
      ["+31205552101 is nobody's number; the file gives it to ada@contoso.com."],
    ],
    [
      'a number that its holder gave up for another',
      {
        numbers: [{ number: '+31205552101', skipsInternal: false }],
        people: [{ ...ada, number: '+31205552199' }],
      },
      ["+31205552101 is nobody's number; the file gives it to ada@contoso.com, who has +31205552199."],
    ],
    [
      'a calling policy by which nobody is rung',
      {
        numbers: held,
        callingPolicies: [{ Identity: 'CC agents', InboundPstnCallRoutingTreatment: 'Voicemail' } as never],
      },
      [
        'the call ends as +31205552101, ada isn\'t rung, calling policy "CC agents"; by the file as +31205552101, rings ada.',
      ],
    ],
    [
      'an SBC made by hand that hands over otherwise',
      {
        gateways: [
          gateway,
          { ...gateway, Identity: 'sbc2.contoso.com', InboundTeamsNumberTranslationRules: ['Strip'] },
        ],
        translationRules: [{ Identity: 'Strip', Pattern: '^\\+(.*)$', Translation: '$1' }],
        numbers: held,
      },
      ["SBC sbc2.contoso.com isn't in the file and hands over 31205552101."],
    ],
    [
      'another calling policy',
      { numbers: held, people: [{ ...ada, callingPolicy: undefined }] },
      ['ada@contoso.com: callingPolicy none; the file says CC agents.'],
    ],
    [
      'an SBC that is gone',
      { numbers: held, gateways: [], routes: [] },
      ["SBC main (4f9a1.teams.carrier.example) isn't in the tenant."],
    ],
    [
      'a translation rule',
      {
        gateways: [{ ...gateway, InboundTeamsNumberTranslationRules: ['All'] }],
        translationRules: [{ Identity: 'All', Pattern: '^.*$', Translation: '+31205550000' }],
        numbers: [...held, { number: '+31205550000', holder: 'zoe@contoso.com', skipsInternal: false }],
      },
      [
        'SBC main makes the called number +31205550000 by translation rule "All"; by the file +31205552101.',
        '+31205550000 is the number of zoe@contoso.com; the file gives it to nobody.',
      ],
    ],
  ])('is told of %s', (_, live, lines) => {
    expect(handedOver(aLive(live))).toEqual(lines);
  });
});
