import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteCleared } from '../../../providers/ccaip/resources/external-users/clear.ts';
import { openJournal } from '../../../providers/msteams/resources/roster/journal.ts';
import { notCleared } from '../../../scripts/pulumi/left-in-ccaip.ts';

const tenantId = '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f';
const provider = {
  ...{ type: 'pulumi:providers:ccaip', id: 'p', inputs: { tenantId } },
  urn: 'urn:pulumi:contoso::trunkline::pulumi:providers:ccaip::ccaip',
};
const state = { deployment: { resources: [provider] } };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = () =>
  openJournal(
    { tenantId, journal: { folder, providerId: 'p', run: 'run', now: () => new Date(0) } },
    'urn:pulumi:contoso::trunkline::ccaip:index:ExternalUsers::users',
    'ExternalUsers',
  );

describe('a destroy after a run that was killed', () => {
  it('is refused where that run set external users whom the state lacks', () => {
    const ada = { objectId: 'ada@contoso.com', upn: 'ada@contoso.com', to: '+31@sip.example ada@contoso.com' };
    journal()?.note('sent', [ada]);
    expect(notCleared(state, folder)[0]?.message).toContain(
      "a run that was killed set these, and the state doesn't know them: ada@contoso.com (+31@sip.example ada@contoso.com)",
    );
  });

  it('is let through where that run only cleared: nothing of it is left there', () => {
    noteCleared(journal(), [{ change: { email: 'Bob@contoso.com', external: 'clear' }, from: 'a place', to: null }]);
    expect(journal()?.claims(undefined).size).toBe(1);
    expect(notCleared(state, folder)).toEqual([]);
  });
});
