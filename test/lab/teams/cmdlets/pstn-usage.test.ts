import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const withUsages = (switches = {}) => {
  const teams = aTeams(switches);
  teams.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National', 'International'] });
  return teams;
};
const usagesOf = ({ run }: ReturnType<typeof aTeams>) => run('Get-CsOnlinePstnUsage').output[0]?.Usage;

describe('the one list of PSTN usages', () => {
  it('is empty in a fresh tenant, one object named Global', () => {
    expect(aTeams().run('Get-CsOnlinePstnUsage').output).toEqual([{ Identity: 'Global', Usage: [] }]);
  });

  it.each([
    [{ Add: ['A', 'B'] }, ['Emergency', 'National', 'International', 'A', 'B']],
    [{ add: 'A' }, ['Emergency', 'National', 'International', 'A']],
    [{ Remove: ['national'] }, ['Emergency', 'International']],
    [{ Remove: ['gone'] }, ['Emergency', 'National', 'International']],
    [{ Add: ['A'], Remove: ['Emergency'] }, ['National', 'International', 'A']],
    [
      ['International', 'Emergency', 'National'],
      ['International', 'Emergency', 'National'],
    ],
    ['Only', ['Only']],
    [[], []],
    [null, []],
  ])('after Usage %j it is %j', (usage, result) => {
    const teams = withUsages();
    expect(teams.run('Set-CsOnlinePstnUsage', { Identity: 'global', Usage: usage }).refusal).toBeUndefined();
    expect(usagesOf(teams)).toEqual(result);
  });

  it('refuses Replace, which module 4.2.0 took away', () => {
    const teams = withUsages();
    expect(teams.run('Set-CsOnlinePstnUsage', { Usage: { Replace: ['A'] } }).refusal).toBe(
      "Cannot bind argument to parameter 'Usage': the list modifier 'Replace' is not supported. Set the value directly instead.",
    );
    expect(usagesOf(teams)).toEqual(['Emergency', 'National', 'International']);
  });

  it('takes Replace when the switch says so', () => {
    const teams = withUsages({ replaceModifier: 'accept' });
    teams.run('Set-CsOnlinePstnUsage', { Usage: { Replace: ['A'] } });
    expect(usagesOf(teams)).toEqual(['A']);
  });

  it('refuses a usage that is there, in whatever case, or ignores it by switch', () => {
    expect(withUsages().run('Set-CsOnlinePstnUsage', { Usage: { Add: ['national'] } }).refusal).toBe(
      '[Conflict] : "national" already exists',
    );
    const tolerant = withUsages({ duplicateUsage: 'ignore' });
    tolerant.run('Set-CsOnlinePstnUsage', { Usage: { Add: ['national', 'New'] } });
    expect(usagesOf(tolerant)).toEqual(['Emergency', 'National', 'International', 'New']);
  });

  it.each([
    ['a voice route', 'New-CsOnlineVoiceRoute'],
    ['a voice routing policy', 'New-CsOnlineVoiceRoutingPolicy'],
  ])('keeps a usage that %s names and prints only a correlation id', (_what, cmdlet) => {
    const teams = withUsages();
    teams.run(cmdlet, { Identity: 'user of it', OnlinePstnUsages: ['national'] });
    const outcome = teams.run('Set-CsOnlinePstnUsage', { Usage: { Remove: ['National', 'Emergency'] } });
    expect(outcome).toMatchObject({ refusal: undefined, output: [] });
    expect(outcome.warnings).toEqual([
      expect.stringMatching(/^Correlation id for this request : [0-9a-f]{8}-[0-9a-f-]{27}$/),
    ]);
    expect(usagesOf(teams)).toEqual(['Emergency', 'National', 'International']);
  });

  it('refuses to take away a usage in use when the switch says so', () => {
    const teams = withUsages({ usageInUse: 'refuse' });
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'R', OnlinePstnUsages: ['National'] });
    expect(teams.run('Set-CsOnlinePstnUsage', { Usage: [] }).refusal).toBe(
      'PSTN usage "National" is in use and cannot be removed.',
    );
  });

  it.each(['New', 'Remove'])('has no %s cmdlet', (verb) => {
    expect(aTeams().run(`${verb}-CsOnlinePstnUsage`, {}).errorId).toBe('CommandNotFoundException');
  });
});
