import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

describe('a command without what it needs', () => {
  it.each([
    ['explain', 'npm run explain -- lab --as ada --dial 112'],
    ['calls', 'npm run calls -- lab'],
    ['verify', 'npm run verify -- lab'],
    ['look', 'npm run look -- lab'],
    ['ccaip-csv', 'npm run ccaip-csv -- lab'],
    ['import', 'npm run import -- contoso voice-route "NL mobile"'],
  ])('%s says what is missing, how it is called, and an example', async (script, example) => {
    const run = await execa(process.execPath, [join(root, 'scripts', `${script}.ts`)], { reject: false });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^error: missing required argument 'tenant'\n\nUsage: npm run /);
    expect(run.stderr.trimEnd().endsWith(`Example: ${example}`)).toBe(true);
  });
});
