import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withPolicyPack } from '../../../scripts/pulumi/policy-pack.ts';

const given = (line: string) =>
  withPolicyPack(line.split(' '))
    .map((word) => (/policies[\\/]pack(\.cmd)?$/.test(word) ? 'PACK' : word))
    .join(' ');

describe('withPolicyPack', () => {
  it.each([
    ['up', 'up --policy-pack PACK'],
    ['preview --diff', 'preview --policy-pack PACK --diff'],
    ['--color never -C . up --yes', '--color never -C . up --policy-pack PACK --yes'],
    ['-s contoso up --yes', '-s contoso up --policy-pack PACK --yes'],
    ['--logtostderr pre', '--logtostderr pre --policy-pack PACK'],
  ])('judges `%s`', (line, expected) => {
    expect(given(line)).toBe(expected);
  });

  it.each([
    'destroy',
    'refresh --preview-only',
    'stack output up',
    '--version',
    'up --policy-pack mine',
    'up --policy-pack=mine',
  ])('leaves `%s` as it is', (line) => {
    expect(given(line)).toBe(line);
  });

  it('names a pack that is there', () => {
    expect(existsSync(withPolicyPack(['up'])[2] ?? '')).toBe(true);
  });
});
