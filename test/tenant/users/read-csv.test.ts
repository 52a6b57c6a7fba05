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
    ['with line endings of several sorts', 'upn,number\r\nada@contoso.example,+31205552101\r'],
    [
      'with headers in wide letters, and marks that nobody sees',
      'ｕｐｎ\u200b,number\u00a0\nada@contoso.example,+31205552101\n',
    ],
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

  it('reads UTF-16 without its mark', () => {
    const utf16 = Buffer.from('upn,number\nada@contoso.example,+31205552101\n', 'utf16le');
    expect(readCsv(utf16, 'users.csv')).toEqual({ rows: [{ line: 2, cells: ada }], problems: [] });
  });

  it.each([
    [
      'utilisateur,ligne\nada@contoso.example,+31 20 555 2101\n',
      ['write upn, if these are the sign-in names.', 'write number, if these are the numbers.'],
    ],
    ['upn|number\na|1\n', ['put commas between the values; from PowerShell with Export-Csv -NoTypeInformation.']],
    [
      'UserPrincipalName    LineUri\n-----------------    -------\na    1\n',
      ['put commas between the values; from PowerShell with Export-Csv -NoTypeInformation.'],
    ],
    ['"upn,number"\n"a,1"\n', ['remove the quotes around whole lines.']],
    [
      'upn,number,site\na;1;x\nb;2;y\n',
      ['put the sign of the header in place of ";".', 'put the sign of the header in place of ";".'],
    ],
    ['upn,number\n#a,1\n', ['remove the line.']],
    ['upn,number,\na,1,left in May\n', ['remove it.']],
    ['[{"upn":"a"}]', ['export it as CSV.']],
    ['<!DOCTYPE html><title>Sign in</title>', ['put the file itself here; a download may have asked you to sign in.']],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n', ['run git lfs pull in the repository.']],
    [
      'upn,number\n<<<<<<< HEAD\na,1\n=======\na,2\n>>>>>>> b\n',
      ['keep what is right of both versions, and remove the marks and the line =======.'],
    ],
  ])('says what is to be done with %j', (text, fixes) => {
    expect(problems(text).map((told) => told.split('Fix: ')[1])).toEqual(fixes);
  });

  it('leaves a quote in a number to the check of numbers, so that all lines are told', () => {
    expect(rows('upn,number\na,="+31205552101"\nb,2\n')).toEqual([
      { line: 2, cells: { upn: 'a', number: '="+31205552101"' } },
      { line: 3, cells: { upn: 'b', number: '2' } },
    ]);
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
    ['NumberType,LineUri,SignInName', ['write number.', 'write upn.', 'remove the column, or correct its name.']],
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
    ['Benutzerprinzipalname;Zugewiesene Telefonnummer', ['write upn.', 'write number.']],
    ['Nom d\u2019utilisateur principal;Nume\u0301ro de te\u0301le\u0301phone', ['write upn.', 'write number.']],
    ['ユーザー プリンシパル名,電話番号', ['write upn.', 'write number.']],
    ['Username,Assigned phone number', ['write upn.', 'write number.']],
  ])('knows what the headers of an export mean: %s', (header, fixes) => {
    const told = problems(`${header}\na${/[,;\t]/.exec(header)?.[0]}1\n`);
    expect(told.map((text) => text.split('Fix: ')[1])).toEqual(fixes);
  });

  it.each([
    ['#TYPE Selected.System.String\nupn,number\na,1\n', 'remove it, or export with -NoTypeInformation.'],
    ['sep=;\nupn;number\na;1\n', 'remove it.'],
    ['# people of Amsterdam\nupn;number\na;1\n', 'remove it.'],
  ])('names a line above the header that a program wrote for itself: %s', (text, fix) => {
    expect(problems(text)).toHaveLength(1);
    expect(problems(text)[0]).toContain(`Fix: ${fix}`);
  });

  it('names a header that is missing, and a column', () => {
    expect(problems('ada@contoso.example,number\nbob@contoso.example,2\n')).toEqual([
      `users.csv:1: The file has no header: "ada@contoso.example" is no name of a column.
  The first line names the columns. Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: put a line before it that names each column, e.g. upn,number,site.`,
    ]);
    expect(problems('upn,site\na,1\n')).toEqual([
      `users.csv:1: The column number is missing.
  Columns: upn, number, site, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, ccaip, ccaipEmail, ccaipRole, ccaipTeam, ccaipLocation, sip.
  Fix: add it; who has no number isn't listed here.`,
    ]);
  });

  it('names all columns of an export that mean nothing in one problem', () => {
    const others = Array.from({ length: 115 }, (_, at) => `Prop${at}`);
    const told = problems(`UserPrincipalName,LineUri,${others.join(',')}\na,1\n`);
    expect(told.map((text) => text.split('\n')[0])).toEqual([
      'users.csv:1: "UserPrincipalName" isn\'t a column.',
      'users.csv:1: "LineUri" isn\'t a column.',
      `users.csv:1: ${others
        .slice(0, 10)
        .map((name) => `"${name}"`)
        .join(', ')} and 105 more aren't columns.`,
    ]);
  });

  it('tells what is wrong with the rows as well where the header is wrong', () => {
    expect(rows('UserPrincipalName,LineURI\na,1\n')).toEqual([{ line: 2, cells: { upn: 'a', number: '1' } }]);
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

  it('names the line on which a quote opens that nothing closes', () => {
    expect(problems(`upn,number\na,"1\n${'b,2\n'.repeat(3_000)}`)[0]).toMatch(/^users\.csv:2: A quote is out of place/);
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
      `users.csv:2: The file is not UTF-8: this line holds the byte E9 ("é" in Windows-1252).
  Fix: save it as "CSV UTF-8 (comma delimited)".`,
    ]);
  });
});
