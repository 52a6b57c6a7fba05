import { describe, expect, it } from 'vitest';
import { refuseMistyped } from '../../../scripts/setup/mistyped.mjs';

const told = (args: readonly string[], env: Readonly<Record<string, string>>): string | undefined => {
  try {
    refuseMistyped(args, { npm_lifecycle_event: 'explain', ...env });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a command line that means something else than it looks like', () => {
  it('is refused where npm has kept options for itself', () => {
    expect(told(['contoso', 'ada', '112'], { npm_config_dial: 'true' })).toBe(
      `npm run explain: npm kept --dial for itself, since it hands on only what stands behind --.
  Fix: write npm run explain -- contoso and then the options.`,
    );
    expect(told(['contoso', 'leaver'], { npm_config_fail_on: 'true' })).toContain('npm kept --fail-on for itself');
  });

  it('is refused with the long dash that a text editor makes of two', () => {
    expect(
      told(['contoso', '\u2013as', 'ada'], {}),
    ).toBe(`npm run explain: "\u2013as" begins with a dash of a text editor.
  Fix: write --as.`);
  });

  it('is any other, also with options that npm has itself, and where somebody set them for npm', () => {
    expect(
      told(['contoso', '--as', 'ada', '--dial', '112'], { npm_config_json: 'true', npm_config_yes: '' }),
    ).toBeUndefined();
    expect(told(['contoso', '--dial=112'], { npm_config_dial: 'true' })).toBeUndefined();
    expect(told(['contoso', '--description', '\u2013 and on'], {})).toBeUndefined();
  });
});
