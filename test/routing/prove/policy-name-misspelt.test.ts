import { describe, expect, it } from 'vitest';
import { aTenant, found, told, user } from './a-tenant.ts';

const misspelt = (callingPolicy: string, names: readonly string[]) =>
  found(
    'policy-name-misspelt',
    aTenant({
      users: ['ada', 'bob'].map((name) => user(name, { callingPolicy })),
      callingPolicies: names.map((name) => ({ name, adopt: false })),
    }),
  ).map((finding) => told(finding));

describe('a calling policy that the file only names', () => {
  it('and that is nearly one which it describes is asked about, once', () => {
    expect(misspelt('CC agnets', ['CC agents', 'Desk'])).toEqual([
      [
        'warning: Calling policy "CC agnets" of ada@x.example and bob@x.example isn\'t described in the file, and "CC agents" is: did you mean that?',
        "What isn't among the file's calling policies has to be in Teams already, or up refuses it.",
        'write "CC agents", or describe "CC agnets" under callingPolicies.',
      ],
    ]);
  });

  it.each([
    ['cc AGENTS', ['CC agents']],
    ['Supervisors', ['CC agents']],
    ['CC agents', []],
  ])('%s is nothing to be told where %j are described', (name, names) => {
    expect(misspelt(name, names)).toEqual([]);
  });
});
