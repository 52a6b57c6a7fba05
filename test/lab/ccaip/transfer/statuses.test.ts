import { describe, expect, it } from 'vitest';
import type { LabInheritance } from '../../../../lab/ccaip/model.ts';
import type { Switches } from '../../../../lab/switches.ts';
import { aCallCentre } from './a-call-centre.ts';

/** Both systems, moment by moment: `before Available/Available`. */
const moments = (option: LabInheritance, asked: object, switches: Partial<Switches> = {}, ucaas = true): string[] => {
  const centre = aCallCentre(switches);
  centre.known.inheritance = { ucaas, option, mapping: { Available: 0, Away: -2, Busy: -1 } };
  const call = centre.place({ to: 'ada', ...asked });
  return call.kind === 'transfer'
    ? (call.statuses?.moments ?? []).map(({ when, teams, ccaip }) => `${when} ${teams}/${ccaip}`)
    : [];
};

describe('who is in Teams alone', () => {
  it.each(['none', 'at-login', 'always'] as const)('skips wrap-up and is Available again: %s', (option) => {
    expect(moments(option, {})).toEqual([
      'before Available/Available',
      'during Busy (in a call)/In-call',
      'after Available/Available',
    ]);
  });

  it('who goes away in Teams stays Available in CCAIP, unless Teams overrides, or a switch says so', () => {
    const last = (...of: Parameters<typeof moments>) => moments(...of).at(-1);
    expect(last('none', { after: 'Away' })).toBe('after Away/Available');
    expect(last('at-login', { after: 'Away' })).toBe('after Away/Available');
    expect(last('always', { after: 'Away' })).toBe('after Away/Break');
    expect(last('at-login', { after: 'Away' }, { afterTeamsCall: 'mapped' })).toBe('after Away/Break');
    expect(last('always', { after: 'DoNotDisturb' })).toBe("after DoNotDisturb/Error: DoNotDisturb isn't mapped");
    expect(last('always', { after: 'Away' }, {}, false)).toBe('after Away/Available');
  });
});

describe('who is signed in to both', () => {
  it.each([
    [
      'none',
      ['before Available/Available', 'during Busy (in a call)/In-call', 'wrap-up Away/Wrap-up', 'after Away/Meal'],
    ],
    [
      'at-login',
      ['before Available/Available', 'during Busy (in a call)/In-call', 'wrap-up Away/Wrap-up', 'after Away/Meal'],
    ],
    [
      'always',
      ['before Available/Available', 'during Busy (in a call)/In-call', 'wrap-up Away/Wrap-up', 'after Away/Break'],
    ],
  ] as const)(
    'goes through wrap-up, and to the next status that was chosen or that Teams overrides: %s',
    (option, all) => {
      expect(moments(option, { login: 'both', after: 'Away', next: 'meal' })).toEqual(all);
    },
  );

  it('starts off in the status that Teams has at login, or in the own one', () => {
    const first = (option: LabInheritance) =>
      moments(option, { login: 'both', status: 'Available' }, { externalAvailable: 'inTeams' })[0];
    expect(first('at-login')).toBe('before Available/Available');
    const centre = aCallCentre();
    const user = centre.store.get('ccaipUser', '3');
    if (user) centre.put({ ...user, statusId: -3 });
    const atFirst = (option: LabInheritance) => {
      centre.known.inheritance = { ...centre.known.inheritance, option };
      const call = centre.place({ to: 'ada', login: 'both' });
      return call.kind === 'transfer' ? call.statuses?.moments[0]?.ccaip : undefined;
    };
    expect([atFirst('none'), atFirst('at-login'), atFirst('always')]).toEqual([undefined, 'Available', 'Available']);
    const call = centre.place({ to: 'ada', login: 'ccaip' });
    expect(call.kind === 'transfer' && call.to?.status).toBe('Special Task');
  });

  it('is called only when their status in CCAIP is Available, too: the own one, or what Teams has made of it', () => {
    const centre = aCallCentre();
    const user = centre.store.get('ccaipUser', '3');
    if (user) centre.put({ ...user, statusId: -4 });
    const said = (option: LabInheritance, login: string) => {
      centre.known.inheritance = { ...centre.known.inheritance, option };
      return centre.said({ to: 'ada', login });
    };
    expect(said('none', 'both')).toContain("✗ Ada Test is Available in Teams, Meal in CCAIP, so CCAIP doesn't call.");
    expect(said('at-login', 'both')).toContain('✓ Rings ada');
    expect(said('always', 'ccaip')).toContain('✗ Ada Test is Available in Teams, Meal in CCAIP');
    expect(said('none', 'teams')).toContain('✓ Rings ada');
    if (user) centre.put({ ...user, activated: false });
    expect(said('none', 'ccaip')).toContain("✗ ada@contoso.example hasn't activated");
  });

  it('rings in Teams, or by the switch in CCAIP, and then Teams shows no call', () => {
    const centre = aCallCentre({ bothLogins: 'ccaip' });
    const said = centre.said({ to: 'ada', login: 'both' });
    expect(said).toContain('✓ Rings ada@contoso.example in CCAIP.');
    expect(said).toMatch(/during +Available +In-call/);
    expect(said).not.toContain('SBC');
  });
});

it('who is in CCAIP alone, as in an outage of Teams, is a normal agent there whatever is inherited', () => {
  for (const option of ['none', 'at-login', 'always'] as const) {
    expect(moments(option, { login: 'ccaip', next: 'Break' })).toEqual([
      'before Offline/Available',
      'during Offline/In-call',
      'wrap-up Offline/Wrap-up',
      'after Offline/Break',
    ]);
  }
  const said = aCallCentre().said({ to: 'ada', login: 'ccaip' });
  expect(said).toContain('✓ Rings ada@contoso.example in CCAIP.');
  expect(said).toContain('signed in to CCAIP alone');
});
