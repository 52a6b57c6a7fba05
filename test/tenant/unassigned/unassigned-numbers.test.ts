import { createHash } from 'node:crypto';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../../tenant/load.ts';
import { inFolder, load, onlyProblem } from '../a-tenant-folder.ts';

const wav = (format = 1, channels = 1, bits = 16): Buffer => {
  const data = Buffer.alloc(36);
  data.write('RIFF', 0);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(format, 20);
  data.writeUInt16LE(channels, 22);
  data.writeUInt32LE(8000, 24);
  data.writeUInt16LE(bits, 34);
  return data;
};
const one = (target: string, pattern = '^\\+3120555\\d{4}$') => ({
  unassignedNumbers: `unassignedNumbers: [{ name: Leavers, pattern: '${pattern}', ${target} }]`,
});
const plays = one('announcement: sounds/gone.wav');

describe('unassignedNumbers in a tenant file', () => {
  it('keep their order, and know the content of what is played by its hash', () => {
    const { tenant, problems } = load({
      sections: {
        unassignedNumbers: `unassignedNumbers:
  - { name: Reception, pattern: '^\\+31205552100$', user: reception@contoso.com }
  - { name: Queue, pattern: '^\\+31205552101$', account: queue@contoso.com }
  - { name: Leavers, pattern: '^\\+3120555\\d{4}$', announcement: sounds/gone.wav, description: gone }`,
      },
      more: { 'sounds/gone.wav': wav() },
    });
    expect(problems).toEqual([]);
    expect(tenant?.unassignedNumbers).toEqual([
      { name: 'Reception', pattern: '^\\+31205552100$', user: 'reception@contoso.com', adopt: false },
      { name: 'Queue', pattern: '^\\+31205552101$', account: 'queue@contoso.com', adopt: false },
      {
        name: 'Leavers',
        pattern: '^\\+3120555\\d{4}$',
        announcement: 'sounds/gone.wav',
        description: 'gone',
        adopt: false,
        sha256: createHash('sha256').update(wav()).digest('hex'),
      },
    ]);
  });

  it.each([
    ['description: none', '"Leavers" says nowhere where such calls end.'],
    ['user: a@contoso.com, account: b@contoso.com', '"Leavers" says user and account.'],
    ['user: reception', '"reception" isn\'t a user principal name.'],
    ['announcement: ../contoso/gone.wav', "isn't the path of an audio file in the tenant's folder."],
    ['announcement: /sounds/gone.wav', "isn't the path of an audio file"],
    ['announcement: gone.ogg', "isn't the path of an audio file"],
  ])('%s is refused', (target, text) => {
    expect(onlyProblem({ sections: one(target) })).toContain(text);
  });

  it.each([
    [{}, 'sounds/gone.wav: There is no such file, and a treatment of unassigned numbers plays it.'],
    [{ 'sounds/gone.wav': 'mp3' }, 'sounds/gone.wav: This is no WAV file, though its name says so.'],
    [{ 'sounds/gone.wav': '' }, 'sounds/gone.wav: The file is empty.'],
    [{ 'sounds/gone.wav': wav(6) }, "This WAV file has format 6, which Teams doesn't take."],
    [{ 'sounds/gone.wav': wav(1, 6) }, 'This WAV file has 6 channels'],
    [{ 'sounds/gone.wav': wav(1, 1, 24) }, 'This WAV file has 24 bits'],
    [{ 'sounds/gone.wav': Buffer.alloc(5 * 1024 * 1024 + 1) }, 'At most 5 MiB.'],
  ])('an audio file that Teams takes not is refused: %#', (more, text) => {
    expect(onlyProblem({ sections: plays, more })).toContain(text);
  });

  it('never play a file from outside of the folder, by whatever link', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    writeFileSync(join(elsewhere, 'gone.wav'), wav());
    const problems = inFolder({ sections: plays, more: { 'sounds/other.wav': wav() } }, (root) => {
      symlinkSync(join(elsewhere, 'gone.wav'), join(root, 'contoso', 'sounds', 'gone.wav'));
      return loadTenant({ root, name: 'contoso', today: '2026-11-22', env: {} }).problems;
    });
    expect(problems).toMatchObject([{ message: "This leads out of the tenant's folder." }]);
  });

  it('of one name, and patterns that .NET refuses, are told by their place', () => {
    const twice = `unassignedNumbers: [{ name: A, pattern: '1', user: a@contoso.com }, { name: a, pattern: '(', user: a@contoso.com }]`;
    const problems = load({ sections: { unassignedNumbers: twice } }).problems.join('\n');
    expect(problems).toContain('unassignedNumbers[1].name');
    expect(problems).toContain('unassignedNumbers[1].pattern');
  });
});

describe('sipTrunk.numbers', () => {
  const of = (numbers: string) => ({
    sections: { sipTrunk: `sipTrunk: { inboundDomain: in.carrier.example, numbers: ${numbers} }` },
  });

  it('are blocks, or single numbers', () => {
    expect(load(of("['+31205552100 - +31205552199', +31205553000]")).tenant?.sipTrunk.numbers).toEqual([
      { first: '+31205552100', last: '+31205552199' },
      { first: '+31205553000', last: '+31205553000' },
    ]);
  });

  it.each(["['+31205552199-+31205552100']", "['+31205552100-+312055521990']", '[0205552100]'])(
    '%s is refused',
    (numbers) => {
      expect(onlyProblem(of(numbers))).toContain('is neither a number nor a block of numbers.');
    },
  );
});
