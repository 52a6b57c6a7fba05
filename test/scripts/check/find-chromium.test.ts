import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/check/find-chromium.ts';

const ending = process.platform === 'win32' ? '.exe' : '';

/** A folder with programs of these names. */
const aFolder = (...names: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-browsers-'));
  for (const name of names) writeFileSync(join(folder, `${name}${ending}`), '');
  return folder;
};
const path = (...folders: string[]) => ({ PATH: folders.join(delimiter) });

describe('the browser of the browser tests', () => {
  it('is Chromium where it is on the PATH, else Chrome or Edge', () => {
    const [edge, both] = [aFolder('msedge'), aFolder('google-chrome', 'chromium')];
    expect(findChromium(path(edge, both), [])).toBe(join(both, `chromium${ending}`));
    expect(findChromium(path(edge), [])).toBe(join(edge, `msedge${ending}`));
  });

  it('is looked for where systems put it, last', () => {
    const [there, onPath] = [aFolder('chrome'), aFolder('chrome')];
    const others = [join(there, 'no'), join(there, `chrome${ending}`)];
    expect(findChromium({}, others)).toBe(others[1]);
    expect(findChromium(path(onPath), others)).toBe(join(onPath, `chrome${ending}`));
    expect(findChromium(path(aFolder()), [])).toBeUndefined();
  });

  it('is the one that is named, which must be there', () => {
    const named = join(aFolder('mine'), `mine${ending}`);
    expect(findChromium({ ...path(aFolder('chromium')), TRUNKLINE_CHROMIUM: named }, [])).toBe(named);
    expect(() => findChromium({ TRUNKLINE_CHROMIUM: '/nowhere/chromium' }, [])).toThrow(
      'TRUNKLINE_CHROMIUM: "/nowhere/chromium" isn\'t there.',
    );
  });
});
