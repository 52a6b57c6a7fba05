import { describe, expect, it } from 'vitest';
import { type Part, readPlaces } from '../../tenant/places.ts';
import { tenantsRoot } from '../../tenant/root.ts';

const placeOf = readPlaces(tenantsRoot({}), 'fabrikam');
const own = 'stacks/fabrikam/tenant.yaml';
const template = 'stacks/templates/nl-standard.yaml';

describe('the place of what a tenant has', () => {
  it.each<[string, Part, string, string]>([
    ['a rule of a list', { kind: 'rule', plan: 'NL', name: 'National' }, template, 'dialPlans.NL[2]'],
    ['a rule of another plan', { kind: 'rule', plan: 'NL-Rotterdam', name: 'National' }, template, 'dialPlans.NL[2]'],
    [
      'a rule around it',
      { kind: 'rule', plan: 'NL-Amsterdam', name: 'Extension' },
      own,
      'dialPlans.NL-Amsterdam.last[0]',
    ],
    [
      "a rule's twin",
      { kind: 'rule', plan: 'NL-Rotterdam', name: 'Extension (9)' },
      own,
      'dialPlans.NL-Rotterdam.last[0]',
    ],
    ['a plan', { kind: 'plan', name: 'NL-Rotterdam' }, own, 'dialPlans.NL-Rotterdam'],
    ['a route', { kind: 'route', name: 'Germany' }, own, 'pstnUsages.International[1]'],
    ['a usage', { kind: 'usage', name: 'Neighbours' }, own, 'pstnUsages.Neighbours'],
    ['a policy of the template', { kind: 'policy', name: 'NL agents' }, template, 'voiceRoutingPolicies["NL agents"]'],
    ['an SBC', { kind: 'sbc', name: 'adatum' }, own, 'sbcs.adatum'],
    ['the country', { kind: 'country' }, template, 'country'],
    ['the multicast limit', { kind: 'multicast limit' }, own, 'ucaas.multicastLimit'],
  ])('%s', (_, part, file, path) => {
    expect(placeOf(part)).toEqual({ file, path });
  });

  it('a setting of the trunk is where it was written, or the trunk', () => {
    const northwind = readPlaces(tenantsRoot({}), 'northwind');
    const file = 'stacks/northwind/tenant.yaml';
    expect(northwind({ kind: 'trunk', path: ['numbers'] })).toEqual({ file, path: 'sipTrunk.numbers' });
    expect(northwind({ kind: 'trunk', path: ['telnyx', 'receiveFrom'] })).toEqual({
      file,
      path: 'sipTrunk.telnyx.receiveFrom',
    });
  });

  it('a queue is its entry', () => {
    const northwind = readPlaces(tenantsRoot({}), 'northwind');
    const file = 'stacks/northwind/tenant.yaml';
    expect(northwind({ kind: 'queue', name: 'Support' })).toEqual({ file, path: 'queues[1]' });
    expect(northwind({ kind: 'queue', name: 'Returns' })).toEqual({ file, path: 'queues' });
  });

  it('a user is a line of users.csv, by any case', () => {
    const file = 'stacks/fabrikam/users.csv';
    expect(placeOf({ kind: 'user', name: 'Sam.Bakker@fabrikam.example' })).toEqual({ file, line: 3 });
    expect(placeOf({ kind: 'user', name: 'nobody@fabrikam.example' })).toEqual({ file });
  });
});
