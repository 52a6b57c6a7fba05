import { describe, expect, it } from 'vitest';
import type { Tenant, UnassignedNumbers } from '../../../tenant/tenant.ts';
import { aTenant, found, told, user } from './a-tenant.ts';

const blocks = {
  sipTrunk: { inboundDomain: 'in.example', numbers: [{ first: '+31205552100', last: '+31205552199' }] },
};
const treatment = (pattern: string, more: Partial<UnassignedNumbers> = {}): UnassignedNumbers => ({
  name: 'Leavers',
  pattern,
  user: 'ada@x.example',
  adopt: false,
  ...more,
});
const outside = (patterns: readonly UnassignedNumbers[], more: Partial<Tenant> = blocks) =>
  found('treatment-outside', aTenant({ unassignedNumbers: patterns, ...more })).map((finding) => told(finding));
const idle = (...unassignedNumbers: UnassignedNumbers[]) =>
  found('treatment-idle', aTenant({ unassignedNumbers, ...blocks })).map((finding) => told(finding)[0]);

describe('a treatment of unassigned numbers', () => {
  it('that takes numbers of the blocks alone is nothing to be told', () => {
    expect(outside([treatment('^\\+312055521\\d\\d$')])).toEqual([]);
  });

  it('that takes others is an error, with the numbers and what becomes of calls to them', () => {
    const [[what, why, , fix] = []] = outside([treatment('^\\+31205552\\d{3}$')]);
    expect(what).toMatch(
      /^error: Treatment "Leavers" takes numbers that aren't the tenant's by its files: .* \(900 numbers\)\.$/,
    );
    expect(why).toContain('before any voice route');
    expect(why).toContain('(rings ada@x.example)');
    expect(fix).toContain('sipTrunk.numbers');
  });

  it('knows of no numbers but those of users where no block is written down', () => {
    const ada = user('ada');
    expect(outside([treatment('^\\+31205552101$')], { users: [ada] })).toEqual([]);
    expect(outside([treatment('^\\+31205552\\d{3}$')], { users: [ada] })[0]?.[1]).toContain('those of users.csv');
  });

  it('names an emergency number among them, and what anchors are missing', () => {
    const [[what, , , fix] = []] = outside([treatment('\\d+')]);
    expect(what).toContain('emergency number 112 among them');
    expect(fix).toContain('^');
  });

  it('whose pattern is beyond a machine is an error too, and not proved', () => {
    const [finding] = found('treatment-outside', aTenant({ unassignedNumbers: [treatment('^(\\d+)\\1$')], ...blocks }));
    expect(finding).toMatchObject({ level: 'error', certainty: 'sampled' });
    expect(finding?.what).toContain("isn't known");
  });

  it('copied with two backslashes can match nothing, and says what to write', () => {
    const findings = found('treatment-idle', aTenant({ unassignedNumbers: [treatment('^\\\\+3120(\\d+)$')] }));
    expect(findings.flatMap(told)).toEqual([
      'error: Treatment "Leavers" can never be chosen: no number has a "\\", which ^\\\\+3120(\\d+)$ asks for at character 2.',
      'The character stands for itself there, and no called number holds it.',
      'write ^\\+3120(\\d+)$: in single quotes a backslash stands for itself.',
    ]);
  });

  it('that takes nothing, or nothing that is left, is told', () => {
    expect(idle(treatment('^[a-z]+$'))).toEqual([
      'error: Treatment "Leavers" takes no call: no called number matches ^[a-z]+$.',
    ]);
    expect(idle(treatment('^\\+312055521\\d\\d$', { name: 'All' }), treatment('^\\+31205552103$'))).toEqual([
      'warning: Treatment "Leavers" takes no call: "All" before it takes every number that it matches.',
    ]);
  });

  it('that takes nothing names those before it that take its numbers, and no others', () => {
    const [before, other, half, rest] = [
      '^\\+3120555210[0-4]$',
      '^\\+3120555219\\d$',
      '^\\+3120555210[1-5]$',
      '^\\+31205552\\d{3}$',
    ];
    const list = [
      treatment(other, { name: 'Other' }),
      treatment(before, { name: 'Low' }),
      treatment(half, { name: 'High' }),
      treatment('^\\+3120555210[0-4]$', { name: 'Again' }),
      treatment('^\\+3120555210[0-5]$'),
      treatment(rest, { name: 'All' }),
    ];
    expect(idle(...list)).toEqual([
      'warning: Treatment "Again" takes no call: "Low" before it takes every number that it matches.',
      'warning: Treatment "Leavers" takes no call: "Low" and "High" before it take every number that it matches.',
    ]);
  });

  it('that takes 112 is a lost emergency call', () => {
    const lost = found('emergency-lost', aTenant({ unassignedNumbers: [treatment('^112$')], users: [user('ada')] }));
    expect(lost[0]?.what).toContain('a treatment of unassigned numbers takes it');
  });
});
