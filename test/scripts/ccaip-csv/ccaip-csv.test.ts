import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { header } from './asked.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const tenant = `country: NL
tenant: { id: 7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c, domain: contoso.example }
sipTrunk: { inboundDomain: ujet.sip.carrier.example }
sipDomain: { name: teams.carrier.example }
sbcs: { main: { fqdn: teams.carrier.example, port: 5061 } }
pstnUsages: { National: [{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }] }
voiceRoutingPolicies: { NL agents: [National] }
sites: { Amsterdam: { policy: NL agents } }
app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }
ucaas:
  multicastLimit: 40
  linked: { secret: 2026-11, by: x@contoso.example, on: 2026-11-20, entered: entered.csv }
  externalUsers: { by: csv, newUsers: { roles: [Agent], teams: [Sales], location: Utrecht } }
`;
const users = `upn,number,site,ccaip
${['amy', 'ben', 'cara', 'dev', 'ella', 'finn'].map((name, at) => `${name}@contoso.example,+3120555210${at + 1},Amsterdam,agent`).join('\n')}
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccaip-csv-'));
  mkdirSync(join(folder, 'contoso'));
  write('contoso/tenant.yaml', tenant);
  write('contoso/users.csv', users);
  write('contoso/entered.csv', 'upn,sipUri,ucaasName\nzoe@contoso.example,+31@x.example,zoe@contoso.example\n');
  write('template.csv', `\uFEFF${header}\r\n`);
  write(
    'people.csv',
    `Email,First name,Last name,Status,Role: Agent,External user,External SIP URI,UCaaS username
amy@contoso.example,Amy,Lee,,1,No,,
ben@contoso.example,Ben,Day,,1,Yes,+31205552102@ujet.sip.carrier.example,ben@contoso.example
cara@contoso.example,Cara,Oz,,1,Yes,+31205552103@ujet.sip.carrier.example,cara@contoso.example
dev@contoso.example,Dev,Roy,,1,Yes,+31@old.example,dev@contoso.example
ella@contoso.example,Ella,Fox,,1,Yes,+31205552105@ujet.sip.carrier.example,ella@contoso.example
finn@contoso.example,Finn,Hay,New,,,,
zoe@contoso.example,Zoe,Fly,,1,Yes,+31@x.example,zoe@contoso.example
`,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const edit = (file: string, change: (text: string) => string) => {
  const path = join(folder, 'contoso', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const run = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(checkout, 'scripts/ccaip-csv.ts'), 'contoso', ...args],
    { reject: false, cwd: folder, env: { TRUNKLINE_TENANTS: folder, NO_COLOR: '1', TRUNKLINE_CCAIP_TOKEN: '' } },
  );
  return { exitCode, stdout, stderr };
};
const files = ['--template', 'template.csv', '--from', 'people.csv'];

/** The trunk that up makes, before it is there. */
const unconnected = (more = '') =>
  edit('tenant.yaml', (text) =>
    text
      .replace(
        /sipTrunk: .*\n/,
        `sipTrunk: { provider: telnyx, telnyx: { subdomain: contoso, receiveFrom: anyone, outbound: { destinations: [NL], dailySpendLimit: 5 } }${more} }\n`,
      )
      .replace(/sipDomain: .*\n/, 'sipDomain: {}\n')
      .replace(/fqdn: [^,]*, /, ''),
  );

describe('npm run ccaip-csv', () => {
  it('writes no address with a name that isn’t known yet', async () => {
    unconnected(', sipUriHost: sipDomain');
    const { exitCode, stdout, stderr } = await run(...files);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /tenant\.yaml: sipDomain\.name: the name isn't known yet, and what CCAIP is to know of 6 people has it: amy@.*\n.*\n {2}Fix: run up/,
    );
  });

  it('but the addresses whose host is known already', async () => {
    unconnected();
    const { stdout, stderr } = await run(...files);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('not-known-yet');
    expect(readFileSync(join(folder, 'ccaip-contoso.csv'), 'utf8')).toContain('@contoso.sip.telnyx.com');
  });

  it('tells what is in the file, writes it for its owner alone, and says how it goes on', async () => {
    const { exitCode, stdout, stderr } = await run(...files);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`contoso: 4 rows for CCAIP's bulk user management.
  enter: amy@contoso.example: SIP URI +31205552101@ujet.sip.carrier.example, UCaaS username amy@contoso.example
  change: dev@contoso.example: SIP URI +31205552104@ujet.sip.carrier.example, UCaaS username dev@contoso.example (there stands +31@old.example, dev@contoso.example)
  new: finn@contoso.example (Finn Hay; roles Agent; teams Sales; location Utrecht): SIP URI +31205552106@ujet.sip.carrier.example, UCaaS username finn@contoso.example
  clear: zoe@contoso.example: SIP URI +31@x.example, UCaaS username zoe@contoso.example
  1 person gets an activation e-mail of CCAIP when the file is processed.
  as it is to be already: 3 users.
Written to ccaip-contoso.csv. Don't save it by a spreadsheet: SIP URIs that begin with + may be spoilt there. Remove it when it is uploaded: it holds people.
  next  in the portal: Settings > Users & Teams > Bulk user management > Upload users: this file, Process; Download Error Log names rows that failed.
        External User is written as Yes, as CCAIP tells it of others (externalOn of TRUNKLINE_CCAIP_LITERALS says otherwise).
        What clears a field of a file isn't published: look at whoever is cleared. Where both fields still stand, clear them in the portal, or write the word null by TRUNKLINE_CCAIP_LITERALS='{"cleared":null}' (by "" an empty cell).
  then  npm run confirm -- contoso     writes down what stands in CCAIP now`);
    const path = join(folder, 'ccaip-contoso.csv');
    const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual(header.split(','));
    expect(rows.map((row) => [row.Email, row['External User'], row['External SIP URI'], row['Role: Agent']])).toEqual([
      ['amy@contoso.example', 'Yes', '+31205552101@ujet.sip.carrier.example', '1'],
      ['dev@contoso.example', 'Yes', '+31205552104@ujet.sip.carrier.example', '1'],
      ['finn@contoso.example', 'Yes', '+31205552106@ujet.sip.carrier.example', '1'],
      ['zoe@contoso.example', 'No', '', '1'],
    ]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await run(...files)).exitCode).toBe(0);
  });

  it('writes no file where nothing is left', async () => {
    edit('users.csv', (text) =>
      text
        .split('\n')
        .slice(0, 3)
        .join('\n')
        .replace(/^amy.*\n/m, ''),
    );
    edit('entered.csv', (text) => text.split('\n').slice(0, 1).join('\n'));
    const { stdout } = await run(...files, '--out', 'none.csv');
    expect(stdout).toMatch(
      /^contoso: no row to upload; what this file does not do is told below\.\n {2}as it is to be already: 1 user\.\n {2}left alone/,
    );
    expect(() => statSync(join(folder, 'none.csv'))).toThrow();
  });

  it('says how to get what it needs, all at once, and writes over nothing but a file of its own', async () => {
    const { exitCode, stderr } = await run();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /--template: no template is named.*\n.*\n {2}Fix: download it in the CCAIP portal \(Settings/,
    );
    expect(stderr).toMatch(/--from: nobody is named who is in CCAIP.*\n.*First name.*\n {2}Fix: write that file/);
    write('old.csv', 'Email,First name,Last name\n');
    write('anon.csv', 'Name\nAda\n');
    const wrong = await run('--template', 'old.csv', '--from', 'anon.csv');
    expect(wrong.stderr).toMatch(/old\.csv: The header has no column External User/);
    expect(wrong.stderr).toMatch(/anon\.csv: The header has no column Email/);
    const onto = await run(...files, '--out', 'contoso/users.csv');
    expect(onto.stderr).toMatch(/users\.csv: --out: something else stands there\.\n.*\n {2}Fix: move it away/);
    expect(readFileSync(join(folder, 'contoso/users.csv'), 'utf8')).toMatch(/^upn,number/);
  });

  it("asks for a person's word before many are cleared at once", async () => {
    const gone = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@contoso.example`);
    edit('entered.csv', (text) => `${text}${gone.map((upn) => `${upn},+31@x.example,${upn}\n`).join('')}`);
    const rows = gone.map((upn) => `${upn},First,Last,,1,Yes,+31@x.example,${upn}\n`).join('');
    write('people.csv', `${readFileSync(join(folder, 'people.csv'), 'utf8')}${rows}`);
    const { exitCode, stderr } = await run(...files);
    expect(exitCode).toBe(1);
    expect(
      stderr,
    ).toBe(`npm run ccaip-csv: this clears the external fields of 7 users of CCAIP (zoe@contoso.example is the first). Is users.csv complete?
  Allowed: up to 5 at once (5, or 5 % of the roster), or as many as the tenant file approves.
  Fix: correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { externalUsers: { count: 7, reason: … } }`);
    edit('tenant.yaml', (text) => `${text}\napprovals: { externalUsers: { count: 7, reason: a department leaves } }\n`);
    expect((await run(...files)).stdout.match(/^ {2}clear: /gm)).toHaveLength(7);
  });

  it('refuses by user and column, and then writes nothing', async () => {
    edit('tenant.yaml', (text) => text.replace('teams: [Sales], location: Utrecht }', 'teams: [Sails] }'));
    write('people.csv', readFileSync(join(folder, 'people.csv'), 'utf8').replace('Dev,Roy', '=Dev(),'));
    const { exitCode, stderr } = await run(...files);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /ccaipLocation: finn@contoso\.example isn't in CCAIP yet, and there is no location for them\./,
    );
    expect(stderr).toMatch(
      /users\.csv:7: ccaipTeam: "Sails" isn't a team of CCAIP's template\.\n {2}There are Sales, Support\./,
    );
    expect(stderr).toMatch(/Last name: dev@contoso\.example has none that is known\./);
    expect(stderr).toMatch(
      /users\.csv:5: First name: dev@contoso\.example has "=Dev\(\)", which a spreadsheet would run/,
    );
    expect(() => statSync(join(folder, 'ccaip-contoso.csv'))).toThrow();
  });
});
