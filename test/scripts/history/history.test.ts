import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteLine } from '../../../providers/msteams/history/history-line.ts';
import { historySchema } from '../../../scripts/history/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { tenantIdOf } from '../../../tenant/tenant-id-of.ts';
import { bareEnvironment } from '../../bare-environment.ts';

const id = tenantIdOf(join(root, 'stacks'), 'fabrikam') ?? '';
const script = join(root, 'scripts', 'history.ts');

let journal: string;
beforeEach(() => {
  journal = mkdtempSync(join(tmpdir(), 'trunkline-history-'));
});
afterEach(() => rmSync(journal, { recursive: true, force: true }));

const history = (args: string[], env: Record<string, string> = { TRUNKLINE_JOURNAL: journal }) =>
  execa(process.execPath, [script, ...args], {
    reject: false,
    extendEnv: false,
    env: { ...bareEnvironment, PULUMI_HOME: journal, ...env },
  });

const run1 = {
  tenant: id,
  run: 'run-1',
  commit: `${'4be1c02'.padEnd(40, '0')}-dirty`,
  actor: 'trunkline-automation (7f3c0000)',
  startedBy: 'eve',
};
const run2 = { tenant: id, run: 'run-2', actor: 'eve@fabrikam.example' };

const lineAt = (time: string, line: Omit<WriteLine, 'time'>): string =>
  `${JSON.stringify({ time: `2026-11-${time}Z`, ...line })}\n`;

const route = {
  kind: 'VoiceRoute',
  object: 'NL mobile',
  from: { NumberPattern: '^\\+316\\d{8}$', Description: 'Mobiles [trunkline 0123456789]' },
  to: { NumberPattern: '^\\+316\\d{7,8}$', Description: 'Mobiles [trunkline aaaaaaaaaa]' },
};
const ada = { kind: 'PhoneNumbers', user: 'id-ada', upn: 'ada@fabrikam.example', from: null, to: '+31205552101' };
const bob = { ...ada, user: 'id-bob', upn: 'bob@fabrikam.example', to: '+31205552102' };
const cyd = { kind: 'TenantDialPlan', user: 'id-cyd', upn: 'cyd@fabrikam.example', from: 'NL', to: 'DE' };

const dan = { kind: 'TenantDialPlan', user: 'id-dan', upn: 'dan@fabrikam.example', to: 'NL' };
const eli = { ...dan, user: 'id-eli', upn: 'eli@fabrikam.example' };

/** One step of both. */
const rangeAt = (time: string, step: object): string =>
  `${JSON.stringify({ time: `2026-11-${time}Z`, tenant: id, kind: 'TenantDialPlan', run: 'run-1', write: 4, upTo: 5, ...step })}\n`;

const older = [
  lineAt('28T06:41:07.000', { ...run1, write: 1, step: 'sent', ...route }),
  lineAt('28T06:41:08.000', { ...run1, write: 1, step: 'done', ...route }),
  lineAt('28T06:41:09.000', { ...run1, write: 2, step: 'sent', ...ada }),
  lineAt('28T06:41:09.000', { ...run1, write: 3, step: 'sent', ...bob }),
  lineAt('28T06:41:10.000', { ...run1, write: 2, step: 'taken', operation: 'op-1', ...ada }),
  lineAt('28T06:41:10.000', { ...run1, write: 3, step: 'failed', text: 'In use.', request: 'id-9', ...bob }),
  ...[dan, eli].map((one, at) => lineAt('28T06:41:11.000', { ...run1, write: 4 + at, step: 'sent', ...one })),
  rangeAt('28T06:41:12.000', { step: 'failed', text: 'Not a user policy.' }),
  rangeAt('28T06:41:13.000', { step: 'sent' }),
  rangeAt('28T06:41:14.000', { step: 'taken', operation: 'op-2' }),
  lineAt('28T06:41:15.000', { ...run1, write: 4, step: 'done', ...dan }),
];
const newer = [
  lineAt('29T08:00:00.000', {
    ...run2,
    write: 1,
    step: 'sent',
    kind: 'Sbc',
    object: 'sbc1.adatum.example',
    from: { Fqdn: 'x' },
    to: null,
  }),
  lineAt('29T08:00:01.000', { ...run2, write: 2, step: 'sent', ...cyd }),
  lineAt('29T08:00:02.000', { ...run2, write: 2, step: 'done', ...cyd }),
  lineAt('29T08:00:03.000', { ...run2, write: 3, step: 'seen', ...eli }),
];

const file = () => join(journal, id, 'changes.jsonl');
const writeHistory = () => {
  mkdirSync(join(journal, id));
  writeFileSync(join(journal, id, 'changes.2026-11-28T064110000Z.run-1.jsonl'), older.join(''));
  writeFileSync(file(), newer.join(''));
};

describe('npm run history', () => {
  it('prints what was written, by run: when, by whom, of which commit, old → new, and how it ended', async () => {
    writeHistory();
    const { stdout, stderr, exitCode } = await history(['fabrikam']);
    expect(`${exitCode}${stderr}`).toBe('0');
    expect(stdout).toBe(`fabrikam: 7 writes in 2 runs, 1 refused, the end of 2 isn't known.

2026-11-28 06:41 UTC, files of 4be1c02 with uncommitted edits, by trunkline-automation (7f3c0000), started by eve
  06:41:07  done       VoiceRoute      NL mobile             NumberPattern ^\\+316\\d{8}$ → ^\\+316\\d{7,8}$
  06:41:09  taken      PhoneNumbers    ada@fabrikam.example  none → +31205552101
            Teams took it (operation op-1), and its end isn't on record
  06:41:09  refused    PhoneNumbers    bob@fabrikam.example  none → +31205552102
            In use. (request id-9)
  06:41:11  done       TenantDialPlan  dan@fabrikam.example  → NL
            at try 2; before: Not a user policy.
  06:41:11  done       TenantDialPlan  eli@fabrikam.example  → NL
            its run didn't see the end; the run of 2026-11-29 08:00 saw that it is so

2026-11-29 08:00 UTC, files of an unknown commit, by eve@fabrikam.example
  08:00:00  not known  Sbc             sbc1.adatum.example   removed
            sent, and no answer is on record: the run was ended, or is still at it
  08:00:01  done       TenantDialPlan  cyd@fabrikam.example  NL → DE

What isn't known to have ended: the next up looks at what is there, and goes on from that.
Not in here: the application in Entra and its secrets, which azuread writes, and what people change by hand.`);
  });

  it('says that nothing is on record about a user of users.csv', async () => {
    writeHistory();
    const none = await history(['fabrikam', '--user', 'lotte.devries']);
    expect(none.stdout).toBe('fabrikam: none of the 7 writes on record is about that.');
  });

  it('says that nothing is on record yet, and where it will be', async () => {
    const { stdout, exitCode } = await history(['fabrikam']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      `fabrikam: nothing is on record yet. What up and destroy write will be in ${join(journal, id)}.`,
    );
  });

  it('says that there is none where state is remote and TRUNKLINE_JOURNAL is unset, or names no folder', async () => {
    const unset = await history(['fabrikam'], { PULUMI_BACKEND_URL: 'azblob://state' });
    expect(unset.exitCode).toBe(1);
    expect(
      unset.stderr,
    ).toBe(`environment: TRUNKLINE_JOURNAL: not set, and state lies in no folder of this machine: no history is kept.
  A durable folder that every machine that runs up writes to, such as a mounted share; never one that ends with a CI runner.
  Fix: set it here and where up runs; what was written until now is on no record.`);
    const wrong = await history(['fabrikam'], { TRUNKLINE_JOURNAL: join(journal, 'elsewhere') });
    expect(wrong.stderr).toMatch(/^environment: TRUNKLINE_JOURNAL: ".*elsewhere": there is no such folder here\./);
  });

  it('tells a line that a kill cut off, and reads the rest; a half-written first line keeps the end that came', async () => {
    mkdirSync(join(journal, id));
    writeFileSync(file(), `${older[0]?.slice(0, 40)}\n${older[1]}${newer[1]}`);
    appendFileSync(file(), newer[2]?.slice(0, 60) ?? '');
    const { stdout, stderr, exitCode } = await history(['fabrikam']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/changes\.jsonl:1: this line can't be read and is left out; all others are read\./);
    expect(stderr).toMatch(/changes\.jsonl:4: this line/);
    expect(stdout).toContain('done       VoiceRoute      NL mobile');
    expect(stdout).toContain('not known  TenantDialPlan  cyd@fabrikam.example');
    const json = historySchema.parse(JSON.parse((await history(['fabrikam', '--json'])).stdout));
    expect(json.unread.map(({ line }) => line)).toEqual([1, 4]);
  });

  it.each([
    [['fabrikan'], /Fix: write "fabrikam", or add that file\.$/],
    [
      ['fabrikam', '--user', 'lote.devries', '--since', 'yesterday'],
      /--since: "yesterday" isn't a time[\s\S]*"lote\.devries" isn't in the history, nor in users\.csv\.[\s\S]*Fix: write "lotte\.devries"\.$/,
    ],
  ])('asks what is meant by %s', async (args, asked) => {
    writeHistory();
    const { stderr, stdout, exitCode } = await history(args);
    expect(`${exitCode}${stdout}`).toBe('1');
    expect(stderr).toMatch(asked);
  });

  it('reads by its id the history of a tenant whose folder is gone', async () => {
    writeHistory();
    const { stdout } = await history([id.toUpperCase(), '--user', 'ada']);
    expect(stdout).toContain(': 1 write of 7 in 1 run');
  });

  it('writes out what would move the cursor of who reads it', async () => {
    mkdirSync(join(journal, id));
    writeFileSync(
      file(),
      lineAt('29T08:00:00.000', { ...run2, write: 1, step: 'failed', ...cyd, text: 'no\u001b[2J\nreally' }),
    );
    expect((await history(['fabrikam'])).stdout).toContain('no\\u{1b}[2J\\u{a}really');
  });
});
