import { describe, expect, it } from 'vitest';
import { needsToken } from '../../../scripts/pulumi/left-in-ccaip.ts';
import { numbersWithoutClearing } from '../../../scripts/pulumi/numbers-without-clearing.ts';

const urnOf = (type: string, name: string) => `urn:pulumi:contoso::trunkline::trunkline:index:Part$${type}::${name}`;
const numbers = urnOf('msteams:index:PhoneNumbers', 'numbers');
const removals = urnOf('ccaip:index:ExternalUserRemovals', 'removals');
const stateOf = (...urns: readonly string[]) => ({
  deployment: { resources: urns.map((urn) => ({ urn, type: (urn.split('::')[2] ?? '').split('$').at(-1) ?? '' })) },
});
const both = stateOf(removals, numbers);

describe('an up of a part of a stack with external users of CCAIP', () => {
  it.each([
    ['the numbers alone', ['--target', numbers]],
    ['all but the clearing', ['--exclude', removals]],
    ['numbers by a wildcard', ['-t', '**PhoneNumbers::*']],
  ])('is refused for %s', (_, args) => {
    const [problem] = numbersWithoutClearing(['up', ...args], both);
    expect(problem?.message).toContain('who loses the number is not cleared there first');
  });

  it.each([
    ['both', ['--target', numbers, '--target', removals], both],
    ['the clearing and all behind it', ['-t', '**'], both],
    ['all but the numbers', ['-x', numbers], both],
    ['something else', ['-t', '**VoiceRoute::*'], both],
    ['numbers where nobody is external', ['-t', numbers], stateOf(numbers)],
  ])('is let through for %s', (_, args, state) => {
    expect(numbersWithoutClearing(['up', ...args], state)).toEqual([]);
  });
});

describe('a destroy of a stack with external users of CCAIP', () => {
  const made = 'ada@contoso.example ada@contoso.example made +31@sip.example ada@contoso.example';
  const stateWith = (users: string) => ({
    deployment: { resources: [{ type: 'ccaip:index:ExternalUsers', outputs: { users } }] },
  });

  it('is not begun without the token where this stack has set some', () => {
    const [problem] = needsToken(stateWith(`${made}\n${made.replace('made', 'found')}`), {});
    expect(problem).toMatchObject({ path: 'TRUNKLINE_CCAIP_TOKEN' });
    expect(problem?.message).toContain('this stack has set 1 external user of CCAIP');
    expect(needsToken(stateWith(made), { TRUNKLINE_CCAIP_TOKEN: '' })).toHaveLength(1);
  });

  it('is begun with it, and where there is nothing to clear', () => {
    expect(needsToken(stateWith(made), { TRUNKLINE_CCAIP_TOKEN: 'x' })).toEqual([]);
    expect(needsToken(stateWith(made.replace('made', 'found')), {})).toEqual([]);
    expect(needsToken(stateWith(''), {})).toEqual([]);
    expect(needsToken({}, {})).toEqual([]);
  });
});
