import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  expect((await tenant.up()).exitCode).toBe(0);
});
afterAll(() => tenant.close());

const roster = 'voice-users-numbers';

describe('users, on the real engine', () => {
  it('changes, adds and removes users, each shown by name', async () => {
    tenant.editUsers((rows) => [
      ...rows
        .filter((row) => !row.startsWith('hal@'))
        .map((row) => (row.startsWith('gus@') ? row.replace('+31205552107', '+31205552207') : row)),
      'lea@contoso.example,+31205552113,Amsterdam,,agent',
    ]);
    await tenant.hire('lea', 'SPE_E5');
    const steps = await tenant.preview();
    expect(steps.find(({ name }) => name === roster)?.changes.toSorted()).toEqual([
      'add lea@contoso.example',
      'delete hal@contoso.example',
      'update gus@contoso.example',
      'update numbers',
    ]);
    const { stdout } = await tenant.session.run('preview', '--diff', '--non-interactive');
    const shown = stdout
      .slice(stdout.indexOf('msteams:index:PhoneNumbers'))
      .split('msteams:index:PolicyAssignments')[0];
    const lines = (shown ?? '').split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /^[-+] /.test(line))).toEqual([
      '- gus@contoso.example +31205552107',
      '- hal@contoso.example +31205552108',
      '+ gus@contoso.example +31205552207',
      '+ lea@contoso.example +31205552113',
    ]);
    expect((await tenant.up()).exitCode).toBe(0);
    const numbers = await tenant.numbers();
    expect(numbers).toMatchObject({ 'gus@contoso.example': '+31205552207', 'lea@contoso.example': '+31205552113' });
    expect(numbers).not.toHaveProperty('hal@contoso.example');
    expect(await tenant.preview()).toEqual([]);
  });

  it('lets a user who moves to another site keep the number', async () => {
    tenant.editTenant((document) => {
      document.setIn(['sites', 'Utrecht'], { dialPlan: 'NL', policy: 'NL supervisors', callingPolicy: 'CC agents' });
    });
    tenant.editUsers((rows) => rows.map((row) => (row.startsWith('cyd@') ? row.replace('Amsterdam', 'Utrecht') : row)));
    const before = await tenant.numbers();
    const steps = await tenant.preview();
    expect(steps.map(({ name }) => name)).not.toContain(roster);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.numbers()).toEqual(before);
    const [cyd] = await tenant.byHand('Get-CsOnlineUser', { Identity: 'cyd@contoso.example' });
    expect(cyd).toMatchObject({ OnlineVoiceRoutingPolicy: { Name: 'NL supervisors' }, TenantDialPlan: { Name: 'NL' } });
  });

  it('swaps the numbers of two users in one up', async () => {
    tenant.editUsers((rows) =>
      rows.map((row) =>
        row.startsWith('ada@')
          ? row.replace('+31205552101', '+31205552102')
          : row.startsWith('bob@')
            ? row.replace('+31205552102', '+31205552101')
            : row,
      ),
    );
    const run = await tenant.up();
    expect(run.exitCode).toBe(0);
    expect(await tenant.numbers()).toMatchObject({
      'ada@contoso.example': '+31205552102',
      'bob@contoso.example': '+31205552101',
    });
    expect(await tenant.preview()).toEqual([]);
  });

  it('serves everybody it can when three are refused, lists the three, and the next up does only those', async () => {
    tenant.editUsers((rows) => [
      ...rows,
      'mia@contoso.example,+31205552114,Amsterdam,,agent',
      'ned@contoso.example,+31205552115,Amsterdam,,agent',
      'oli@contoso.example,+31205552116,Amsterdam,,agent',
      'pam@contoso.example,+31205552117,Amsterdam,,agent',
    ]);
    for (const name of ['mia', 'ned', 'oli']) {
      await tenant.hire(name, 'SPE_E3');
    }
    await tenant.hire('pam', 'SPE_E5');
    const run = await tenant.up();
    expect(run.exitCode).not.toBe(0);
    for (const name of ['mia', 'ned', 'oli']) {
      expect(run.stdout).toContain(`${name}@contoso.example`);
    }
    expect(run.stdout).toContain('Phone System');
    expect(await tenant.numbers()).toMatchObject({ 'pam@contoso.example': '+31205552117' });
    for (const name of ['mia', 'pam']) {
      const [user] = await tenant.byHand('Get-CsOnlineUser', { Identity: `${name}@contoso.example` });
      expect(user).toMatchObject({ OnlineVoiceRoutingPolicy: { Name: 'NL agents' } });
    }
    const left = await tenant.preview();
    expect(left.map(({ name, changes }) => ({ name, changes: changes.toSorted() }))).toEqual([
      {
        name: roster,
        changes: [...['mia', 'ned', 'oli'].map((name) => `add ${name}@contoso.example`), 'update numbers'],
      },
    ]);
    for (const name of ['mia', 'ned', 'oli']) {
      await tenant.license(name, 'MCOEV');
    }
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
    expect(await tenant.numbers()).toMatchObject({ 'mia@contoso.example': '+31205552114' });
  });

  it('gives everybody a policy that is made late, though somebody could have no number long before', async () => {
    tenant.editTenant((document) => {
      document.setIn(['voiceRoutingPolicies', 'NL desk'], ['Emergency', 'National']);
      document.setIn(['sites', 'Amsterdam', 'policy'], 'NL desk');
    });
    tenant.editUsers((rows) => [...rows, 'quin@contoso.example,+31205552118,Amsterdam,,agent']);
    await tenant.hire('quin', 'SPE_E3');
    await tenant.press('faults', [{ kind: 'lag', on: 'Get-CsOnlineVoiceRoutingPolicy', times: 3 }]);
    expect((await tenant.up()).exitCode).not.toBe(0);
    const left = await tenant.preview();
    expect(left.map(({ name, changes }) => ({ name, changes }))).toEqual([
      { name: roster, changes: ['add quin@contoso.example', 'update numbers'] },
    ]);
    tenant.editUsers((rows) => rows.filter((row) => !row.startsWith('quin@')));
    expect((await tenant.up()).exitCode).toBe(0);
  });

  it('refuses a truncated CSV until the very count is approved, and then releases', async () => {
    tenant.editUsers((rows) => rows.slice(0, 6));
    const refused = await tenant.session.run('preview', '--non-interactive');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout + refused.stderr).toMatch(/approvals/);
    const count = Object.keys(await tenant.numbers()).length;
    const released = (await tenant.session.run('stack', 'output', 'counts', '--json')).stdout;
    tenant.editTenant((document) => {
      document.setIn(['approvals', 'releases'], { count: JSON.parse(released).numbers - 6, reason: 'team closed' });
    });
    const run = await tenant.up();
    expect(run.stdout).not.toContain('error');
    expect(run.exitCode).toBe(0);
    expect(Object.keys(await tenant.numbers()).length).toBe(count - (JSON.parse(released).numbers - 6));
  });
});
