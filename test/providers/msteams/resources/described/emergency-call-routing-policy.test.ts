import { describe, expect, it } from 'vitest';
import { checkArgs } from '../../../../../providers/msteams/schema/check.ts';
import { emergencyCallRoutingPolicy } from '../../../../../providers/msteams/schema/emergency-call-routing-policy.ts';
import { emergencyNumberFields } from '../../../../../providers/msteams/schema/emergency-number.ts';
import { aTenantWith, named } from './a-kind-at-work.ts';
import { cases, type Values } from './cases.ts';
import { emergencyNumberSamples } from './samples.ts';

const one = cases.find(({ kind }) => kind === 'EmergencyCallRoutingPolicy');
if (one === undefined) throw new Error('no such kind');

const asked = (numbers: Values) => ({ ...one.base, numbers });
const e112 = { masks: ['117'], usage: 'National' };
const shownNumbers = (row: Values) => row.EmergencyNumbers as Values[];
const failuresOf = (numbers: Values) =>
  checkArgs('EmergencyCallRoutingPolicy', emergencyCallRoutingPolicy.args, asked(numbers)).failures.map(
    ({ path, reason }) => `${path}: ${reason}`,
  );

describe('the numbers of an emergency call routing policy', () => {
  it('has a sample of every field of a number', () => {
    expect(Object.keys(emergencyNumberSamples).toSorted()).toEqual(Object.keys(emergencyNumberFields).toSorted());
  });

  it.each(Object.entries(emergencyNumberSamples))(
    '%s goes to Teams, comes back, and is found changed by hand',
    async (field, { from, to, teams, shown = (value: unknown) => value, ...sample }) => {
      const tenant = aTenantWith(one);
      const before = asked({ '112': { ...e112, [field]: from }, '911': { usage: 'National' } });
      const after = asked({ '112': { ...e112, [field]: to }, '911': { usage: 'National' } });
      const state = await tenant.create(before);
      expect(shownNumbers(tenant.shown())[0]?.[teams]).toEqual(shown(from));
      expect(tenant.diff(state, before)).toEqual([]);
      expect(tenant.diff(state, after).map(({ path }) => path)).toEqual([
        field === 'masks' ? 'numbers["112"].masks[1]' : `numbers["112"].${field}`,
      ]);
      const changed = await tenant.update(after, state);
      const [asMade, other] = shownNumbers(tenant.shown());
      expect(asMade?.[teams]).toEqual(shown(to));
      expect(tenant.diff(changed, after)).toEqual([]);
      const byHand = [{ ...asMade, [teams]: shown(from) }, other].map((parameters) => ({
        $cmdlet: 'New-CsTeamsEmergencyNumber',
        parameters: Object.fromEntries(Object.entries(parameters ?? {}).filter(([, value]) => value !== null)),
      }));
      tenant.byHand({ EmergencyNumbers: byHand });
      const { state: found } = await tenant.refresh(changed, after);
      expect(tenant.diff(found, after)).not.toEqual([]);
      await tenant.update(after, found);
      expect(shownNumbers(tenant.shown())[0]?.[teams]).toEqual(shown(to));
      if (!('cleared' in sample)) return;
      const cleared = asked({ '112': { usage: 'National' }, '911': { usage: 'National' } });
      await tenant.update(cleared, changed);
      expect(shownNumbers(tenant.shown())[0]?.[teams]).toEqual(sample.cleared);
    },
  );

  it('come and go one by one in a preview, and masks and numbers in another order are no change', async () => {
    const tenant = aTenantWith(one);
    const before = asked({ '112': { masks: ['117', '897'], usage: 'National' }, '911': { usage: 'National' } });
    const state = await tenant.create(before);
    expect(tenant.diff(state, asked({ '112': { masks: ['117', '897'], usage: 'National' } }))).toEqual([
      { path: 'numbers["911"]', kind: 'delete' },
    ]);
    const [first, second] = shownNumbers(tenant.shown());
    tenant.byHand({
      EmergencyNumbers: [second, { ...first, EmergencyDialMask: '897;117' }].map((parameters) => ({
        $cmdlet: 'New-CsTeamsEmergencyNumber',
        parameters: Object.fromEntries(Object.entries(parameters ?? {}).filter(([, value]) => value !== null)),
      })),
    });
    const { state: found } = await tenant.refresh(state, before);
    expect(tenant.diff(found, before)).toEqual([]);
    expect(named(tenant.diff(found, { ...before, enhancedServices: true }))).toEqual(['enhancedServices']);
  });

  it.each<[string, Values, readonly string[]]>([
    [
      'a mask that is a dial string',
      { '112': { masks: ['911'], usage: 'E' }, '911': { usage: 'E' } },
      [expect.stringContaining('numbers["112"].masks[0]: "911" is a dial string already.')],
    ],
    [
      'a mask twice',
      { '112': { masks: ['117'], usage: 'E' }, '911': { masks: ['117'], usage: 'E' } },
      [expect.stringContaining('"117" is a mask of 112 already.')],
    ],
    [
      'masks in one text',
      { '112': { masks: ['112,999'], usage: 'E' } },
      [expect.stringMatching(/"112,999" isn't a mask\.(?:.|\n)*write \['112', '999'\]\./)],
    ],
    ['a mask with +', { '112': { masks: ['+999'], usage: 'E' } }, [expect.stringContaining("write ['999'].")]],
    [
      'a name for a number',
      { police: { usage: 'E' } },
      [expect.stringContaining('"police" isn\'t an emergency number.')],
    ],
  ])('refuses %s before anything is asked', (_, numbers, failures) => {
    expect(failuresOf(numbers)).toEqual(failures);
  });
});

describe('a policy that Teams shows with fewer numbers than asked', () => {
  const dropping = (tenant: ReturnType<typeof aTenantWith>) => {
    // As a script with a missing backtick leaves it: the numbers never arrive, and nothing is said.
    tenant.drops('EmergencyNumbers');
    return tenant;
  };

  it('fails, whether it is made or changed, and says how many', async () => {
    const tenant = dropping(aTenantWith(one));
    await expect(tenant.create(asked({ '112': e112, '911': { usage: 'National' } }))).rejects.toThrow(
      /shows 0 of its 2 emergency numbers as asked; 112, 911 are missing or otherwise\. Nobody is given it like this/,
    );
  });

  it('fails when it is changed too', async () => {
    const tenant = aTenantWith(one);
    const state = await tenant.create(asked({ '112': e112 }));
    dropping(tenant);
    await expect(tenant.update(asked({ '112': e112, '911': { usage: 'National' } }), state)).rejects.toThrow(
      /shows 1 of its 2 emergency numbers as asked; 911 is missing/,
    );
  });
});
