import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { networkFaults } from '../../../lab/network-faults.ts';
import { moduleTables } from '../../../lab/powershell/module-tables.ts';
import { cmdlets } from '../../../lab/teams/cmdlets.ts';
import pin from '../../../providers/msteams/powershell/teams-module.json' with { type: 'json' };
import { broken, openGrammar } from '../../providers/msteams/powershell/grammar.ts';

const folder = resolve(import.meta.dirname, '../../../lab/powershell/MicrosoftTeams');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const scripts = readdirSync(folder).filter((file) => /\.ps(1|m1|d1)$/.test(file));

let parse: (text: string) => Tree;
beforeAll(async () => {
  parse = await openGrammar();
});

describe("the lab's MicrosoftTeams module", () => {
  it('is found whole', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(6);
  });

  it.each(scripts)('%s is PowerShell without a syntax error, and plain ASCII', (file) => {
    const tree = parse(read(file));
    expect(broken(tree)).toEqual([]);
    expect(tree.rootNode.hasError).toBe(false);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is tested
    expect(read(file)).toMatch(/^[\x00-\x7f]*$/);
  });

  it('binds by the parameters that the lab has: npm run schema writes them', () => {
    expect(read('cmdlets.json')).toBe(moduleTables());
    const tables = JSON.parse(moduleTables()) as { name: string; parameters: { name: string; type: string }[] }[];
    expect(tables.map(({ name }) => name)).toEqual(cmdlets.map(({ name }) => name));
    // What becomes the text of a function can be nothing but names.
    for (const { name, parameters } of tables) {
      expect(name).toMatch(/^[A-Z][a-z]+-Cs[A-Za-z]+$/);
      for (const parameter of parameters) expect(parameter.name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
    }
  });

  it('knows every type of a parameter', () => {
    const types = new Set(cmdlets.flatMap((one) => Object.values(one.parameters).map(({ type }) => type)));
    for (const type of types) expect(read('Values.ps1')).toMatch(new RegExp(`^  ${type} += '`, 'm'));
  });

  it('can play every fault of the network that the lab can order', () => {
    for (const name of Object.keys(networkFaults)) expect(read('NetworkFaults.ps1')).toContain(`'${name}'`);
  });

  it('has a version that trunkline takes, and none without a lab', () => {
    const version = /ModuleVersion\s+= '([\d.]+)'/.exec(read('MicrosoftTeams.psd1'))?.[1] ?? '';
    const major = Number(pin.below.split('.')[0]);
    expect(pin.below).toBe(`${major}.0.0`);
    expect(version).toMatch(new RegExp(`^${major - 1}\\.`));
    expect(read('MicrosoftTeams.psm1')).toContain('if (-not $env:TRUNKLINE_LAB_URL) {\n  throw ');
  });
});
