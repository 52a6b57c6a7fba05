import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const withUsages = (switches = {}) => {
  const teams = aTeams(switches);
  teams.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National', 'International'] });
  return teams;
};

describe('voice routing policies', () => {
  it('are created with their usages in order and printed with Tag:', () => {
    const { run } = withUsages();
    const made = run('New-CsOnlineVoiceRoutingPolicy', {
      Identity: 'Tag:NL agents',
      OnlinePstnUsages: ['National', 'Emergency'],
      Description: 'agents',
    });
    expect(made.output.map(Object.entries)).toEqual([
      [
        ['Identity', 'Tag:NL agents'],
        ['OnlinePstnUsages', ['National', 'Emergency']],
        ['Description', 'agents'],
        ['RouteType', 'BYOT'],
      ],
    ]);
  });

  it('start from what Global holds when New is asked to add, and replace it by a plain list', () => {
    const { run } = withUsages();
    run('Set-CsOnlineVoiceRoutingPolicy', { OnlinePstnUsages: ['National'] });
    const usagesOf = (Identity: string, OnlinePstnUsages: unknown) =>
      run('New-CsOnlineVoiceRoutingPolicy', { Identity, OnlinePstnUsages }).output[0]?.OnlinePstnUsages;
    expect(usagesOf('added', { Add: ['Emergency'] })).toEqual(['National', 'Emergency']);
    expect(usagesOf('plain', ['Emergency'])).toEqual(['Emergency']);
  });

  it('exist as Global, without usages, in a fresh tenant', () => {
    expect(aTeams().run('Get-CsOnlineVoiceRoutingPolicy').output).toEqual([
      { Identity: 'Global', OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' },
    ]);
  });

  it.each(['New', 'Set'])('%s refuses an unknown usage', (verb) => {
    const { run } = withUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'there' });
    const identity = verb === 'New' ? 'new' : 'there';
    expect(run(`${verb}-CsOnlineVoiceRoutingPolicy`, { Identity: identity, OnlinePstnUsages: ['Local'] }).refusal).toBe(
      'Cannot find specified PSTN usage "Local".',
    );
  });

  it.each(['NL AGENTS', 'Tag:nl agents', 'tag:NL agents'])('are found as %s', (identity) => {
    const { run } = withUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
    expect(run('Get-CsOnlineVoiceRoutingPolicy', { Identity: identity }).output).toMatchObject([
      { Identity: 'Tag:NL agents' },
    ]);
    expect(run('New-CsOnlineVoiceRoutingPolicy', { Identity: identity }).refusal).toContain('already exists');
  });

  it.each([
    ['tag:*', ['Tag:NL agents', 'Tag:NL supervisors']],
    ['*agents', ['Tag:NL agents']],
    ['NL*', []],
    ['glob*', ['Global']],
  ])('match -Filter %s by the printed identity', (filter, names) => {
    const { run } = withUsages();
    for (const name of ['NL agents', 'NL supervisors']) run('New-CsOnlineVoiceRoutingPolicy', { Identity: name });
    expect(run('Get-CsOnlineVoiceRoutingPolicy', { Filter: filter }).output.map(({ Identity }) => Identity)).toEqual(
      names,
    );
  });

  it('are reordered by a whole list only', () => {
    const { run } = withUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'P', OnlinePstnUsages: ['Emergency', 'National'] });
    const usages = () => run('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'P' }).output[0]?.OnlinePstnUsages;
    run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'P', OnlinePstnUsages: { Add: ['Emergency', 'International'] } });
    expect(usages()).toEqual(['Emergency', 'National', 'International']);
    run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Tag:P', OnlinePstnUsages: ['International', 'Emergency'] });
    expect(usages()).toEqual(['International', 'Emergency']);
  });

  it('are Global for Set without an identity', () => {
    const { run } = withUsages();
    run('Set-CsOnlineVoiceRoutingPolicy', { OnlinePstnUsages: ['National'] });
    expect(run('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).output).toMatchObject([
      { OnlinePstnUsages: ['National'] },
    ]);
  });

  it('cannot be removed or made as Global; by switch Global is reset with a warning', () => {
    const { run } = withUsages();
    expect(run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).refusal).toBe(
      'The Global OnlineVoiceRoutingPolicy cannot be removed.',
    );
    expect(run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).refusal).toBe(
      '[Conflict] : "Global" already exists',
    );
    const lync = withUsages({ removeGlobal: 'reset' });
    lync.run('Set-CsOnlineVoiceRoutingPolicy', { OnlinePstnUsages: ['National'] });
    expect(lync.run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).warnings).toEqual([
      expect.stringContaining('Global configuration for "OnlineVoiceRoutingPolicy" cannot be removed.'),
    ]);
    expect(lync.run('Get-CsOnlineVoiceRoutingPolicy').output).toMatchObject([{ OnlinePstnUsages: [] }]);
  });

  it('are not removed while a user holds them, nor for a while after', () => {
    const { run, later } = withUsages({ unassignmentSpreadSeconds: 60 });
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'P' });
    later(150);
    run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'P' });
    const remove = () => run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'P' }).refusal;
    const held =
      'The policy "P" is currently assigned to one or more users. Assign a different policy to the users before removing this one.';
    expect(remove()).toBe(held);
    run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: null });
    later(59);
    expect(remove()).toBe(held);
    later(1);
    expect(remove()).toBeUndefined();
  });
});
