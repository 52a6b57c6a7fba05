import { describe, expect, it } from 'vitest';
import { accountsOf } from '../../../scripts/fleet/accounts.ts';
import { callFor, stateOf } from '../../../scripts/fleet/commands.ts';
import { matrixOf } from '../../../scripts/fleet/matrix.ts';
import { atOnce, memoryOf } from '../../../scripts/fleet/memory.ts';
import { exitCodeOf, type State } from '../../../scripts/fleet/state.ts';
import { saidOf, whatOf } from '../../../scripts/fleet/told.ts';

const gigabyte = 2 ** 30;

describe('the exit code of a fleet', () => {
  it.each<[State[], number]>([
    [[], 0],
    [['done', 'done'], 0],
    [['done', 'waiting'], 9],
    [['waiting', 'drift'], 7],
    [['done', 'not begun'], 2],
    [['drift', 'failed', 'waiting'], 2],
    [['failed', 'calls', 'not begun'], 4],
  ])('%j: %i', (found, code) => expect(exitCodeOf(found)).toBe(code));

  it('is 130 where somebody has ended it', () => expect(exitCodeOf(['done'], true)).toBe(130));
});

describe('what an exit code of a command says', () => {
  it.each([
    ['preview', 0, 'done'],
    ['preview', 9, 'failed'],
    ['up', 0, 'done'],
    ['up', 4, 'calls'],
    ['up', 9, 'waiting'],
    ['up', 255, 'failed'],
    ['drift', 7, 'drift'],
    ['drift', 1, 'failed'],
    ['doctor', 1, 'failed'],
    ['lint', 1, 'failed'],
  ] as const)('%s %i: %s', (command, code, state) => expect(stateOf(command, code)).toBe(state));
});

describe('what is run for a tenant', () => {
  it('is what a person would run, and never asks', () => {
    expect(callFor('up', 'contoso', ['--diff'])).toEqual({
      script: 'pulumi.ts',
      args: ['up', '--yes', '--non-interactive', '--color', 'never', '--diff', '-s', 'contoso'],
    });
    expect(callFor('doctor', 'contoso')).toEqual({ script: 'doctor.ts', args: ['contoso', '--gate'] });
  });

  it('is the lab for the stack "lab", which a real tenant never meets', () => {
    expect(callFor('preview', 'lab').script).toBe('lab/run.ts');
  });
});

describe('how many tenants run at a time', () => {
  it.each([
    ['two for each processor', { free: 100 * gigabyte, processors: 4 }, 8],
    ['what was asked for', { free: 100 * gigabyte, processors: 4, asked: 3 }, 3],
    [
      'what memory holds, by what a tenant was seen to take',
      { free: 10 * gigabyte, measured: 2 * gigabyte, processors: 8 },
      4,
    ],
    [
      'what memory holds, also where more were asked for',
      { free: 5 * gigabyte, measured: gigabyte, processors: 8, asked: 50 },
      4,
    ],
    ['what memory holds by a guess, before one was measured', { free: 3 * gigabyte, processors: 8 }, 2],
    ['one, where not even that fits', { free: 0, processors: 8 }, 1],
  ])('is %s', (_, bounds, count) => expect(atOnce(bounds)).toBe(count));

  it('counts what a tenant started, and what that started', () => {
    const all = [
      { pid: 1, parent: 0, bytes: 1000 },
      { pid: 10, parent: 1, bytes: 1 },
      { pid: 11, parent: 10, bytes: 20 },
      { pid: 12, parent: 11, bytes: 300 },
      { pid: 20, parent: 1, bytes: 5000 },
    ];
    expect(memoryOf(10, all)).toBe(321);
    expect(memoryOf(99, all)).toBe(0);
  });
});

describe('the matrix of CI jobs', () => {
  it('is in parts of 256', () => {
    const names = Array.from({ length: 600 }, (_, at) => `t${at}`);
    expect(matrixOf(names).map(({ length }) => length)).toEqual([256, 256, 88]);
    expect(matrixOf(names).flat()).toEqual(names);
    expect(matrixOf([])).toEqual([]);
  });
});

describe('accounts that tenants share', () => {
  it('are known by what opens them, and never hold it', () => {
    const one = accountsOf({ TRUNKLINE_TELNYX_API_KEY: 'KEY1', ARM_CLIENT_ID: 'a' });
    expect(one).toEqual(accountsOf({ TRUNKLINE_TELNYX_API_KEY: 'KEY1', ARM_CLIENT_ID: 'b' }));
    expect(one).not.toEqual(accountsOf({ TRUNKLINE_TELNYX_API_KEY: 'KEY2' }));
    expect(JSON.stringify(one)).not.toContain('KEY1');
    expect(accountsOf({ ARM_CLIENT_ID: 'a' })).toEqual([]);
    expect(accountsOf({ TRUNKLINE_OTHER_API_KEY: 'KEY1' })).toMatchObject([{ service: 'Other' }]);
  });
});

describe('what is told of a tenant', () => {
  const preview =
    'Previewing update (contoso):\n\nResources:\n    + 2 to create\n    ~ 1 to update\n    3 changes. 30 unchanged\n\nWarning: more\n';

  it("is the engine's count of steps", () => {
    expect(whatOf('contoso', 'done', preview)).toBe('+ 2 to create, ~ 1 to update, 3 changes. 30 unchanged');
    expect(whatOf('contoso', 'done', 'something else')).toBe('');
  });

  it('is the summary of a command, or the line that names what is wrong', () => {
    expect(whatOf('contoso', 'failed', 'a: 1: x\n\ncontoso: 1 error, no notes.\nFiles only.\n')).toBe(
      '1 error, no notes.',
    );
    expect(whatOf('contoso', 'failed', 'Previewing\n  error: Teams said no\nand more\n')).toBe('error: Teams said no');
    expect(whatOf('contoso', 'failed', '')).toBe('it wrote nothing');
  });

  it.each([
    [
      'error',
      'Updating (acme)\ncommand line: -s: there is no stack "acme" yet.\n  Allowed: a stack.\n  Fix: npm run pulumi -- stack init -s acme: it makes one.\n',
      'command line: -s: there is no stack "acme" yet.',
    ],
    [
      'fix',
      'acme/tenant.yaml: tenant.id: "x" is no id.\nFix: correct the id: it is a GUID.\n',
      'acme/tenant.yaml: tenant.id: "x" is no id.',
    ],
    ['nothing but a time', 'Updating (acme)\n+ SBC creating\n\nDuration: 11s\n', '+ SBC creating'],
    [
      'the fix alone',
      'There is no stack.\nFix: npm run pulumi -- stack init -s acme: it makes one: now.\n',
      'There is no stack.',
    ],
  ])('is never the fix, nor how long it took (%s)', (_, output, what) => {
    expect(whatOf('acme', 'failed', output)).toBe(what);
  });

  it('is the row of a table of one', () => {
    const said = 'contoso  drift  2 things differ\n\ncontoso\n  drift  route a\n\ncontoso differs from its files.\n';
    expect(whatOf('contoso', 'drift', said)).toBe('2 things differ');
    expect(whatOf('contoso', 'drift', 'contoso  may be lag  1 may be late')).toBe('1 may be late');
  });

  it('is the call that fails', () => {
    const said = 'Resources:\n    + 2 created\n\ncontoso/calls.yaml: calls[1]: ada dials 112\n  Wrong\n';
    expect(whatOf('contoso', 'calls', said)).toBe('contoso/calls.yaml: calls[1]: ada dials 112');
  });

  it('moves no cursor, and is repeated only where somebody has to read it', () => {
    expect(saidOf('failed', '\u001B[31merror\u001B[0m \u202Eabc')).toEqual(['error \\u{202e}abc']);
    expect(saidOf('done', 'all is well')).toEqual([]);
  });
});

describe('what is told of an engine that failed', () => {
  const output = [
    'Policies:',
    '    ❌ trunkline@v0.1.0 (local: policies/pack)',
    '        - [advisory]  toll-exposure  (pulumi:pulumi:Stack: trunkline-acme)',
    '        - [mandatory]  numbers-unique-across-stacks  (pulumi:pulumi:Stack: trunkline-acme)',
    '          +31205552101 is given twice.',
    '',
    'Diagnostics:',
    '  pulumi:pulumi:Stack (trunkline-acme):',
    '    error: preview failed',
    '',
    'Outputs:',
    '    ccaipUsers: [secret]',
  ].join('\n');

  it('is what refuses, not that something did, nor what it prints besides', () => {
    expect(whatOf('acme', 'failed', output)).toBe(
      'policy numbers-unique-across-stacks  (pulumi:pulumi:Stack: trunkline-acme)',
    );
    expect(saidOf('failed', output)).toEqual([
      '  pulumi:pulumi:Stack (trunkline-acme):',
      '    error: preview failed',
      '        - [mandatory]  numbers-unique-across-stacks  (pulumi:pulumi:Stack: trunkline-acme)',
      '          +31205552101 is given twice.',
    ]);
  });
});
