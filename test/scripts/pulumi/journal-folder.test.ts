import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalFolder } from '../../../scripts/pulumi/journal-folder.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'trunkline-home-'));
  writeFileSync(join(home, 'credentials.json'), JSON.stringify({ current: 'file:///srv/login' }));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const beside = (...folder: string[]) => join(...folder, '.pulumi', 'trunkline-journal');

describe('the folder of the journal', () => {
  it.each([
    ['file:///srv/state', beside('/srv/state')],
    ['file:///srv/state?metadata=skip', beside('/srv/state')],
    ['file://~', beside(homedir())],
    ['file://~/state', beside(homedir(), 'state')],
    ['file://state', beside(resolve('state'))],
    ['azblob://container?storage_account=x', undefined],
    ['https://api.pulumi.com', undefined],
  ])('beside the backend %s is %s', (url, folder) => {
    expect(journalFolder({ PULUMI_BACKEND_URL: url, PULUMI_HOME: home })).toBe(folder);
  });

  it('is what TRUNKLINE_JOURNAL names, whatever the backend', () => {
    expect(journalFolder({ TRUNKLINE_JOURNAL: '/srv/journal', PULUMI_BACKEND_URL: 'azblob://x' })).toBe('/srv/journal');
    expect(journalFolder({ TRUNKLINE_JOURNAL: '/srv/journal', PULUMI_BACKEND_URL: 'file:///x' })).toBe('/srv/journal');
  });

  it('is absolute: the provider runs somewhere else', () => {
    expect(journalFolder({ TRUNKLINE_JOURNAL: 'journal' })).toBe(resolve('journal'));
  });

  it('is beside the backend that `pulumi login` chose, where none is named', () => {
    expect(journalFolder({ PULUMI_HOME: home })).toBe(beside('/srv/login'));
    expect(journalFolder({ PULUMI_HOME: join(home, 'nowhere') })).toBeUndefined();
  });
});
