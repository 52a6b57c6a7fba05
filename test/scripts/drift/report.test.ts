import { describe, expect, it } from 'vitest';
import { driftMarkdown } from '../../../scripts/drift/drift-markdown.ts';
import { driftText } from '../../../scripts/drift/drift-text.ts';
import { exitCodeOf, type TenantDrift } from '../../../scripts/drift/output-schema.ts';
import { inOrder, summaryOf } from '../../../scripts/drift/phrases.ts';

const tenant = (name: string, parts: Partial<TenantDrift> = {}): TenantDrift => ({
  tenant: name,
  standing: 'none',
  failures: [],
  differences: [],
  notes: [],
  ...parts,
});
const difference = (text: string, touched: string[] = []): TenantDrift['differences'][number] => ({
  about: 'route',
  name: 'x',
  is: 'otherwise',
  changes: [],
  text,
  standing: 'drift',
  touched,
});
const failed = tenant('zeta', {
  standing: 'failed',
  failures: [{ what: 'Teams', why: "could not read the tenant's routes: 403.", fix: 'grant it.' }],
});
const one = tenant('beta', { standing: 'drift', differences: [difference('one', ['ada'])] });
const two = tenant('gamma', { standing: 'drift', differences: [difference('two', ['ada', 'eve'])] });
const late = tenant('alpha', {
  standing: 'may be lag',
  differences: [{ ...difference('late'), standing: 'may be lag', lagSince: '2026-12-01T01:00:00Z' }],
});
const quiet = tenant('delta');

describe('what drift prints', () => {
  it('has a table first: failures, then whose calls change most', () => {
    const all = inOrder([quiet, late, one, two, failed]);
    expect(driftText(all).slice(0, 5)).toEqual([
      "zeta    failed       not known: 1 part couldn't be read",
      'gamma   drift        1 difference, calls of 2 users change',
      'beta    drift        1 difference, calls of 1 user change',
      'alpha   may be lag   1 may be lag',
      'delta   none         as its files say',
    ]);
    expect(summaryOf(all)).toBe("Of 5 tenants 1 couldn't be read, 2 differ from their files, 1 may only be late");
    expect(driftText(all).join('\n')).toContain(
      "zeta\n  not known   Teams: could not read the tenant's routes: 403.\n              Fix: grant it.",
    );
    expect(driftText(all).join('\n')).toContain(
      'May be lag since 2026-12-01 01:00 UTC: trunkline wrote it then, and Teams still shows what was there before.',
    );
  });

  it('counts whose calls change by all of it together, where more differs than is looked at one by one', () => {
    const many = tenant('many', {
      standing: 'drift',
      differences: [difference('one', ['ada']), difference('two')],
      touched: ['ada', 'bob', 'eve'],
    });
    expect(driftText(inOrder([two, many]))[0]).toBe('many    drift   2 differences, calls of 3 users change');
  });

  it('says what was not looked at also of a tenant in which nothing differs', () => {
    const note = "CCAIP wasn't looked at: TRUNKLINE_CCAIP_TOKEN isn't set.";
    const unlooked = tenant('delta', { notes: [note] });
    expect(driftText([unlooked])).toContain(`  ${note}`);
    expect(driftMarkdown([unlooked], '2026-12-01T01:00:00Z')).toContain('TRUNKLINE_CCAIP_TOKEN');
  });

  it('ends with the worst: a failure, then drift', () => {
    expect(exitCodeOf([quiet, late])).toBe(0);
    expect(exitCodeOf([quiet, late, one])).toBe(7);
    expect(exitCodeOf([failed, one])).toBe(1);
    expect(exitCodeOf([])).toBe(0);
  });

  it('lets text of services and files be nothing but text', () => {
    const evil = '</details><script>x</script> @team #1 [a](https://x) | `b` \u001b[2J\n# head\n```\n::set-output';
    const drift = tenant(evil, {
      standing: 'failed',
      failures: [{ what: evil, why: evil, fix: evil }],
      differences: [
        { ...difference(evil), fix: evil, calls: evil },
        { ...difference(evil), standing: 'told' },
      ],
      calls: evil,
      notes: [evil],
    });
    const text = driftText([drift]).join('\n');
    expect(text).not.toContain('\u001b');
    const lines = driftMarkdown([drift], '2026-12-01T02:00:00.000Z').split('\n');
    // A problem's lines stand in a block that none of them can end.
    const fence = lines.findIndex((line) => line.startsWith('````'));
    const end = lines.indexOf(lines[fence] ?? '', fence + 1);
    expect(end).toBeGreaterThan(fence);
    const outside = lines.toSpliced(fence, end - fence + 1).join('\n');
    expect(outside).not.toMatch(/(?<!\\)<script|@team|^# head|^```$|(?<!\\)\]\(https/m);
    expect(outside.match(/<details>/g)).toHaveLength(1);
  });
});
