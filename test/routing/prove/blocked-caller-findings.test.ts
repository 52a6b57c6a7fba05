import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, told } from './a-tenant.ts';

const blocked = (pattern: string, more: Partial<Tenant> = {}): Tenant =>
  aTenant({
    sipTrunk: { inboundDomain: 'ujet.example', callerNumbers: ['+31205550000'] },
    blockedCallers: [{ name: 'Robots', pattern, enabled: true, adopt: false }],
    ...more,
  });

describe('blocked callers', () => {
  it('that silence every call which CCAIP hands over are an error, by our reading and never proved', () => {
    const [finding, ...others] = found('callers-silenced', blocked('^\\+?3120'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      level: 'error',
      certainty: 'sampled',
      part: { kind: 'blocked caller', name: 'Robots' },
    });
    expect(finding && told(finding)[0]).toBe(
      'error: Every call that CCAIP hands over is blocked: by our reading blocked caller pattern "Robots" takes +31205550000, which CCAIP shows: its calls are refused.',
    );
    expect(found('callers-silenced', blocked('^\\+?31900'))).toEqual([]);
    const exempt = [{ name: 'CCAIP', pattern: '^\\+?31205550000$', enabled: true, adopt: false }];
    expect(found('callers-silenced', blocked('^\\+?3120', { blockedCallerExemptions: exempt }))).toEqual([]);
    expect(
      found('callers-exempt', blocked('^\\+?3120', { blockedCallerExemptions: exempt })).map((one) => told(one)[0]),
    ).toEqual([
      'note: Blocked caller pattern "Robots" takes +31205550000, which CCAIP shows; only exemption "CCAIP" lets its calls through, by our reading.',
    ]);
    expect(found('callers-exempt', blocked('^\\+?31900', { blockedCallerExemptions: exempt }))).toEqual([]);
  });

  it('that take one of several numbers of CCAIP are told with that number', () => {
    const sipTrunk = { inboundDomain: 'ujet.example', callerNumbers: ['+31205550000', '+31205559999'] };
    expect(found('callers-silenced', blocked('^\\+31205550000$', { sipTrunk })).map((one) => told(one)[0])).toEqual([
      expect.stringContaining(
        'Calls that CCAIP hands over with +31205550000 are blocked, those with +31205559999 are not: by our',
      ),
    ]);
  });

  it('that nobody can read are a warning', () => {
    expect(found('callers-silenced', blocked('^(?>\\+?31)20')).map(({ level, what }) => `${level}: ${what}`)).toEqual([
      'warning: Nobody can tell whether blocked caller pattern "Robots" takes +31205550000, which CCAIP shows: it is beyond this model.',
    ]);
  });

  it('that look for a backslash are told with what to write, exemptions too', () => {
    const exempt = [{ name: 'Office', pattern: '^\\\\+3120$', enabled: true, adopt: false }];
    const tenant = blocked('^\\\\+31(\\d{9})$', { blockedCallerExemptions: exempt });
    expect(found('blocked-caller-idle', tenant).map(({ level, what, fix }) => `${level}: ${what} ${fix}`)).toEqual([
      'error: Blocked caller pattern "Robots" blocks nobody: it looks for a backslash, which no number holds. write ^\\+31(\\d{9})$: in single quotes a backslash stands for itself.',
      'error: Blocked caller exemption "Office" exempts nobody: it looks for a backslash, which no number holds. write ^\\+3120$: in single quotes a backslash stands for itself.',
    ]);
    // Callers without a number are called so.
    expect(found('blocked-caller-idle', blocked('^(?i)anonymous'))).toEqual([]);
    expect(found('blocked-caller-idle', blocked('^Anonymous$'))).toEqual([]);
  });

  it('of which nobody knows whether they take CCAIP are noted once', () => {
    const unknown = { sipTrunk: { inboundDomain: 'ujet.example' } };
    expect(found('caller-numbers-unset', blocked('^\\+?3120', unknown)).map(({ level }) => level)).toEqual(['note']);
    expect(found('caller-numbers-unset', blocked('^\\+?3120'))).toEqual([]);
    expect(found('caller-numbers-unset', aTenant())).toEqual([]);
  });
});
