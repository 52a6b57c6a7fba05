import { describe, expect, it } from 'vitest';
import { leavesOutWaiting, refuseLeavingOut } from '../../../scripts/pulumi/targets-that-wait.ts';

const urnOf = (type: string, name: string) =>
  `urn:pulumi:contoso::trunkline::trunkline:index:Part$msteams:index:${type}::${name}`;
const resource = (type: string, name: string, outputs: object = {}, dependencies: string[] = []) => ({
  type: `msteams:index:${type}`,
  urn: urnOf(type, name),
  outputs,
  dependencies,
});
const sbc = urnOf('Sbc', 'sbc');
const route = urnOf('VoiceRoute', 'route-mobile');
const roster = urnOf('PolicyAssignments', 'policies');
const plans = urnOf('PolicyAssignments', 'plans');
const policy = urnOf('VoiceRoutingPolicy', 'agents');
const stateOf = (waiting: object) =>
  ({
    deployment: {
      resources: [
        resource('Sbc', 'sbc', waiting),
        resource('VoiceRoute', 'route-mobile', { name: 'NL mobile', ...waiting }, [sbc]),
        resource('VoiceRoutingPolicy', 'agents', { name: 'Agents' }, [route]),
        resource('PolicyAssignments', 'policies', { policyType: 'OnlineVoiceRoutingPolicy' }, [route]),
        resource('PolicyAssignments', 'plans', { policyType: 'TenantDialPlan' }, [route]),
      ],
    },
  }) as Parameters<typeof leavesOutWaiting>[1];
const waits = stateOf({ waiting: { since: '2026-11-30T14:05:20.000Z', for: 'its domain' } });
const problems = (...args: string[]) => leavesOutWaiting(['up', '-s', 'contoso', ...args], waits);

describe('an up of a part of a stack whose route waits', () => {
  it.each([
    ['the roster of users', ['--target', roster]],
    ['it by an equals sign', [`--target=${roster}`]],
    ['it by a wildcard', ['-t', '**PolicyAssignments::*']],
    ['a policy', ['-t', policy]],
    ['a roster that is not made yet', ['--target', urnOf('GroupPolicyAssignment', 'new')]],
    ['all but the route', ['--exclude', route]],
    ['all but the route, by a wildcard', ['-x', '**VoiceRoute::route-*']],
  ])('is refused for %s', (_, args) => {
    const [problem, ...more] = problems(...args);
    expect(more).toEqual([]);
    expect(problem?.message).toContain('without the voice routes that still wait ("NL mobile")');
    expect(problem?.fix).toBe('run up without --target and --exclude.');
  });

  it.each([
    ['the roster with the route', ['--target', roster, '--target', route]],
    ['the SBC and all that hangs on it', ['--target', sbc, '--target-dependents']],
    ['the SBC', ['--target', sbc]],
    ['a roster of dial plans', ['--target', plans]],
    ['a name that a wildcard within colons does not reach', ['--target', '*PolicyAssignments*']],
    ['all but the roster and the policy', ['-x', roster, '-x', policy, '-x', route]],
    ['all but something else', ['--exclude', plans]],
  ])('is let through for %s', (_, args) => {
    expect(problems(...args)).toEqual([]);
  });

  it('is let through where nothing waits', () => {
    expect(leavesOutWaiting(['up', '--target', roster], stateOf({}))).toEqual([]);
  });

  it.each([
    ['up -s contoso', 0],
    [`up -s contoso --target ${roster} --preview-only`, 0],
    [`preview -s contoso --target ${roster}`, 0],
    [`up -s contoso --target ${sbc}`, 1],
  ])('reads the state only where it decides something: %s', async (command, times) => {
    const asked: string[][] = [];
    const engine = {
      ask: async (...words: string[]) => {
        asked.push(words);
        return { exitCode: 0, stdout: JSON.stringify(waits), stderr: '' };
      },
    };
    await refuseLeavingOut('pulumi', command.split(' '), { env: {}, cwd: '.' }, engine);
    expect(asked).toHaveLength(times);
    await expect(
      refuseLeavingOut('pulumi', ['up', '-s', 'contoso', '-t', roster], { env: {}, cwd: '.' }, engine),
    ).rejects.toThrow('people would be given a policy');
  });
});
