import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../routing/prove/finding.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { found, route, toEmergency, toHome, told, withRoutes } from './a-tenant.ts';

const any = (usage: string, sbcs = ['main']) => route('Any', '^\\+[1-9]\\d{6,14}$', usage, sbcs);
const uk = (usage: string, sbcs = ['uk']) => route('UK', '^\\+44\\d{10}$', usage, sbcs);

describe('a route', () => {
  it.each<[string, FindingKind, Tenant, string[]]>([
    [
      'behind a wider one of its usage is only ever a fail-over',
      'route-only-fail-over',
      withRoutes(toEmergency, any('A'), uk('A')),
      [
        'warning: Route "UK" is only ever a fail-over: "Any" of the same usage is tried first for every number that it matches.',
        'Calls take it only while no SBC of the routes before it works.',
        'ada@x.example dials +442079460123: no rule matches, so it stays, goes out by Any over main, then by UK over uk',
        'move it above "Any", if its numbers should go to its own SBCs.',
      ],
    ],
    [
      'with the same SBCs as the one before it changes nothing',
      'route-only-fail-over',
      withRoutes(toEmergency, toHome, any('A'), uk('A', ['main'])),
      [
        'warning: Route "UK" is only ever a fail-over: "Any" of the same usage is tried first for every number that it matches.',
        'Those have the same SBCs, so trying them once more changes nothing.',
        'ada@x.example dials +442079460123: no rule matches, so it stays, goes out by Any over main, then by UK over main',
        'remove it, or give it other SBCs.',
      ],
    ],
    [
      'with the same pattern and other SBCs is most often meant',
      'route-only-fail-over',
      withRoutes(toEmergency, toHome, route('Backup', '^\\+31[1-9]\\d{8}$', 'National', ['spare'])),
      [
        'note: Route "Backup" is only ever a fail-over: "Home" of the same usage is tried first for every number that it matches.',
        'Calls take it only while no SBC of the routes before it works.',
        'ada@x.example dials 0612345678: rule "National" makes it +31612345678, goes out by Home over main, then by Backup over spare',
        'nothing, if it is meant as a second choice.',
      ],
    ],
    [
      'behind a wider one of an earlier usage can never be chosen',
      'route-never-chosen',
      withRoutes(toEmergency, any('A'), uk('B')),
      [
        'error: Route "UK" can never be chosen: in every policy that has it, "Any" of usage "A" takes its numbers first.',
        "Microsoft documents that once a usage matches no later one is tried, so the calls go to other SBCs than this route's. That later ones were tried when SBCs failed has been reported; even then it isn't the first choice.",
        'ada@x.example dials +442079460123: no rule matches, so it stays, goes out by Any over main',
        'put its usage before "A" in the policies, or remove the route.',
      ],
    ],
    [
      "for a colleague's number alone can never be chosen",
      'route-never-chosen',
      withRoutes(toEmergency, toHome, route('Ada', '^\\+31205552101$', 'B')),
      [
        'warning: Route "Ada" can never be chosen: all that users dial and that it matches are colleagues\' numbers.',
        'Teams looks for a user with the number before it looks for a route, so these calls stay inside.',
        'ada@x.example dials 2101: rule "Extension" makes it +31205552101, rings ada@x.example',
        'correct its pattern, or remove it.',
      ],
    ],
    [
      'for numbers as they are dialled is out of reach',
      'route-out-of-reach',
      withRoutes(toEmergency, toHome, route('Old', '^0031\\d{9}$', 'B')),
      [
        'error: Route "Old" can never be chosen: nothing that users with its policies dial becomes a number that matches ^0031\\d{9}$.',
        'A route sees the number as the dial plan makes it, not as it was dialled; most often the pattern lacks the + and the calling code.',
        'ada@x.example dials 0031612345678: rule "International" makes it +31612345678, goes out by Home over main',
        'write the pattern for normalised numbers, e.g. ^\\+31\\d{9}$, or give the dial plan a rule that makes such numbers.',
      ],
    ],
    [
      'for nothing at all is out of reach',
      'route-out-of-reach',
      withRoutes(toEmergency, toHome, route('Typo', '^\\+31$\\d{9}', 'B')),
      [
        'error: Route "Typo" can never be chosen: nothing that users with its policies dial becomes a number that matches ^\\+31$\\d{9}.',
        'A route sees the number as the dial plan makes it, not as it was dialled; most often the pattern lacks the + and the calling code.',
        'write the pattern for normalised numbers, e.g. ^\\+31\\d{9}$, or give the dial plan a rule that makes such numbers.',
      ],
    ],
  ])('%s', (_, kind, tenant, lines) => {
    expect(found(kind, tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant]>([
    ['first in its usage', withRoutes(toEmergency, uk('A'), any('A'))],
    ['partly behind another', withRoutes(toEmergency, toHome, any('B'))],
    [
      'in a usage that one policy has first',
      {
        ...withRoutes(toEmergency, any('A'), uk('B')),
        voiceRoutingPolicies: [
          { name: 'Staff', pstnUsages: ['Emergency', 'A', 'B'], adopt: false },
          { name: 'Free', pstnUsages: ['Emergency', 'B', 'A'], adopt: false },
        ],
      },
    ],
    ['of equal priority, of which the order is unknown', withRoutes(toEmergency, toHome)],
  ])('%s is none', (_, tenant) => {
    for (const kind of ['route-only-fail-over', 'route-never-chosen', 'route-out-of-reach'] as const) {
      expect(found(kind, tenant)).toEqual([]);
    }
  });

  it('of the same priority as another may be chosen, because their order is not published', () => {
    const tenant = withRoutes(toEmergency, any('A'), uk('A'));
    const equal = tenant.voiceRoutes.map((each) => ({ ...each, priority: 1 }));
    expect(found('route-only-fail-over', tenant, { config: { voiceRoutes: equal } })).toEqual([]);
  });
});
