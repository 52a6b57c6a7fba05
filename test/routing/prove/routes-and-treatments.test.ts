import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import type { Tenant, UnassignedNumbers } from '../../../tenant/tenant.ts';
import { aTenant, found, route, toEmergency, toHome, told } from './a-tenant.ts';

const treatment = (pattern: string, name = 'Leavers'): UnassignedNumbers => ({
  name,
  pattern,
  user: 'ada@x.example',
  adopt: false,
});
const blocks = {
  sipTrunk: { inboundDomain: 'in.example', numbers: [{ first: '+31205552100', last: '+31205552199' }] },
};
const office = route('Office', '^\\+312055521\\d\\d$', 'Office');
const withTreatments = (
  routes: Tenant['voiceRoutes'],
  unassignedNumbers: UnassignedNumbers[],
  more: Partial<Tenant> = {},
): Tenant => aTenant({ ...blocks, voiceRoutes: routes, unassignedNumbers, ...more });
const neverChosen = (...of: Parameters<typeof withTreatments>) => found('route-never-chosen', withTreatments(...of));

describe('a route whose numbers a treatment of unassigned numbers takes first', () => {
  it('can never be chosen, and says whose numbers they are', () => {
    const [first, ...others] = neverChosen([toEmergency, office], [treatment('^\\+312055521\\d\\d$')]);
    expect(others).toEqual([]);
    expect(first && told(first)).toEqual([
      'warning: Route "Office" can never be chosen: treatment "Leavers" of unassigned numbers takes what of its numbers no colleague has first.',
      'Teams asks treatments before any route, for calls that go out too, and colleagues are rung inside.',
      'ada@x.example dials 2171: rule "Extension" makes it +31205552171, ends at treatment "Leavers", which rings ada@x.example',
      'let the pattern of treatment "Leavers" leave its numbers out, or remove the route.',
    ]);
  });

  it('is chosen for what the treatment leaves, and where there is none', () => {
    expect(neverChosen([toEmergency, office], [treatment('^\\+3120555210\\d$')])).toEqual([]);
    expect(neverChosen([toEmergency, office], [])).toEqual([]);
  });

  it('names all treatments that do', () => {
    const [finding] = neverChosen(
      [toEmergency, route('Tens', '^\\+3120555218\\d$', 'Office')],
      [treatment('^\\+3120555218[0-4]$', 'Low'), treatment('^\\+312055521\\d\\d$')],
    );
    expect(finding?.what).toBe(
      'Route "Tens" can never be chosen: treatments "Low" and "Leavers" of unassigned numbers take all its numbers first.',
    );
  });

  it('is told beside the usage that takes the others first', () => {
    const [finding] = neverChosen([toEmergency, toHome, office], [treatment('^\\+3120555210\\d$')]);
    expect(finding?.what).toContain(
      '"Home" of usage "National" takes its numbers first, those aside that treatment "Leavers" of unassigned numbers takes.',
    );
  });

  it('is tried with numbers where no proof covers the treatment', () => {
    const tenant = withTreatments([toEmergency, office], [treatment('^\\+3120(\\d+)\\1$')]);
    expect(prove(factsOf(tenant)).unproved).toContainEqual(
      expect.objectContaining({ why: expect.stringContaining('treatment "Leavers" is beyond a proof') }),
    );
    expect(found('route-never-chosen', tenant)).toEqual([]);
  });
});
