import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../tenant/problem.ts';
import { readCsv } from '../../../tenant/users/read-csv.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rows = (text: string): unknown => readCsv(bytes(text), 'users.csv').rows;
const problems = (text: string): string[] => readCsv(bytes(text), 'users.csv').problems.map(formatProblem);
const ada = { upn: 'ada@contoso.example', number: '+31205552101' };

describe('readCsv', () => {
  it.each([
    ['plain', 'upn,number\nada@contoso.example,+31205552101\n'],
    ['with a byte order mark', '\uFEFFupn,number\nada@contoso.example,+31205552101\n'],
    ['with Windows line endings', 'upn,number\r\nada@contoso.example,+31205552101\r\n'],
    ['with old Mac line endings', 'upn,number\rada@contoso.example,+31205552101\r'],
    ['with semicolons', 'upn;number\nada@contoso.example;+31205552101\n'],
    ['with tabs', 'upn\tnumber\nada@contoso.example\t+31205552101\n'],
    ['with quotes', '"upn","number"\n"ada@contoso.example","+31205552101"\n'],
    ['with spaces', ' UPN , Number \n ada@contoso.example , +31205552101 \n'],
    ['without a last line ending', 'upn,number\nada@contoso.example,+31205552101'],
    ['with the empty lines that spreadsheets leave', 'upn,number\nada@contoso.example,+31205552101\n,\n,\n\n'],
  ])('reads a file %s', (_, text) => {
    expect(rows(text)).toEqual([{ line: 2, cells: ada }]);
  });

  it('reads UTF-16, as a spreadsheet saves Unicode text', () => {
    const text = 'upn\tnumber\r\nada@contoso.example\t+31205552101\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer),
    ]);
    expect(readCsv(utf16, 'users.csv').rows).toEqual([{ line: 2, cells: ada }]);
  });

  it('knows its columns in any order, case and spelling of two words', () => {
    expect(rows('Dial Plan,CALLING_POLICY,upn,number\nNL,CC agents,ada@contoso.example,+31205552101\n')).toEqual([
      { line: 2, cells: { ...ada, dialPlan: 'NL', callingPolicy: 'CC agents' } },
    ]);
  });

  it('says the line of each row, past empty lines and values of several lines', () => {
    const read = readCsv(bytes('upn,number,site\na,1,x\n\nb,2,"y\nz"\nc,3,\n'), 'users.csv');
    expect(read.rows.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('refuses a file without users, which would take the number of every user', () => {
    for (const text of ['', 'upn,number\n', 'upn,number\n,\n\n']) {
      expect(problems(text)).toEqual([
        `users.csv: The file has no users, and would take the number of every user of the tenant.
  users.csv has a header and a line for each user.
  Fix: restore the file; to give up the tenant, run destroy.`,
      ]);
    }
  });

  it('names a column that it does not know, and the one that was meant', () => {
    expect(problems('upn,number,polcy\na,1,x\n')).toEqual([
      `users.csv:1: "polcy" isn't a column.
  Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: write policy.`,
    ]);
  });

  it.each([
    // Get-CsPhoneNumberAssignment, Get-CsOnlineUser, Graph, the admin centers.
    [
      'UserPrincipalName,TelephoneNumber,NumberType',
      ['write upn.', 'write number.', 'remove the column, or correct its name.'],
    ],
    ['NumberType,LineUri,SignInName', ['remove the column, or correct its name.', 'write number.', 'write upn.']],
    [
      'User principal name;Phone number;Location',
      ['write upn.', 'write number.', 'remove the column, or correct its name.'],
    ],
    [
      'Username\tPhone\tOnlineVoiceRoutingPolicy\tTenantDialPlan',
      ['write upn.', 'write number.', 'write policy.', 'write dialPlan.'],
    ],
    [
      'mail,TeamsCallingPolicy,number',
      ['write upn, if people sign in by these; if not, put their sign-in names there.', 'write callingPolicy.'],
    ],
    ['upn,LineURI,TelephoneNumber', ['write number.', 'remove the column, or correct its name.']],
    ['UserPrincipalName,Email,number', ['write upn.', 'remove the column, or correct its name.']],
  ])('knows what the headers of an export mean: %s', (header, fixes) => {
    const told = problems(`${header}\na,1,2,3\n`);
    expect(told.map((text) => text.split('Fix: ')[1])).toEqual(fixes);
  });

  it.each([
    ['#TYPE Selected.System.String\nupn,number\na,1\n', 'remove it, or export with -NoTypeInformation.'],
    ['sep=;\nupn;number\na;1\n', 'remove it.'],
  ])('names a line above the header that a program wrote for itself: %s', (text, fix) => {
    expect(problems(text)).toHaveLength(1);
    expect(problems(text)[0]).toContain(`Fix: ${fix}`);
  });

  it('names a column that is missing, as when the header is', () => {
    expect(problems('ada@contoso.example,number\nbob@contoso.example,2\n')).toEqual([
      `users.csv:1: "ada@contoso.example" isn't a column.
  Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: remove the column, or correct its name.`,
      `users.csv:1: The column upn is missing.
  Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: begin the file with the line upn,number,site,policy,dialPlan,callingPolicy,emergencyCallRoutingPolicy,callerIdPolicy,ccaip,ccaipEmail,ccaipRole,ccaipTeam,ccaipLocation,sip, or those of it that you use.`,
    ]);
  });

  it('names a column that stands twice', () => {
    expect(problems('upn,number,UPN\na,1,b\n')).toEqual([
      `users.csv:1: upn: "UPN" stands twice in the header.
  Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: remove one of the two columns.`,
    ]);
  });

  it('refuses more rows and columns than a tenant has, in one problem each', () => {
    const row = (_: unknown, at: number): string => `u${at},${at}\n`;
    expect(rows(`upn,number\n${Array.from({ length: 100_000 }, row).join('')}`)).toHaveLength(100_000);
    expect(problems(`upn,number\n${Array.from({ length: 100_001 }, row).join('')}`)).toEqual([
      'users.csv: The file has more than 100,000 rows.\n  A tenant has at most 100,000 users.\n  Fix: restore the file.',
    ]);
    expect(problems(`upn,number${',x'.repeat(2_000)}\na,1\n`)).toEqual([
      expect.stringMatching(/^users\.csv:1: The header has 2,002 columns\.\n/),
    ]);
  });

  it('names a row with more values than the header', () => {
    expect(problems('upn,number\na,1\nb,2,Amsterdam, West\n')).toEqual([
      `users.csv:3: The row has 4 values, and the header 2.
  A value with a comma in it stands in double quotes.
  Fix: put quotes around it, or remove what is too much.`,
    ]);
  });

  it('takes a row that ends early, as spreadsheets write it', () => {
    expect(rows('upn,number,site,policy\na,1\n')).toEqual([
      { line: 2, cells: { upn: 'a', number: '1', site: '', policy: '' } },
    ]);
  });

  it('names the line of a quote that does not end', () => {
    expect(problems('upn,number\na,"1\nb,2\n')[0]).toMatch(
      /^users\.csv:\d: A quote is out of place: .*\n.*\n {2}Fix: correct the quotes on line/,
    );
  });

  it('refuses a file in an older encoding', () => {
    expect(
      readCsv(new Uint8Array([...bytes('upn,number\nren'), 0xe9, 0x0a]), 'users.csv').problems.map(formatProblem),
    ).toEqual([
      `users.csv: The file is not UTF-8.
  Fix: save it as "CSV UTF-8 (comma delimited)".`,
    ]);
  });
});
