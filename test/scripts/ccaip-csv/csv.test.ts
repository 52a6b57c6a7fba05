import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, nameGiven } from '../../../scripts/ccaip-csv/columns.ts';
import { csvText } from '../../../scripts/ccaip-csv/csv-text.ts';
import { planRows } from '../../../scripts/ccaip-csv/plan.ts';
import { readTable } from '../../../scripts/ccaip-csv/read-table.ts';
import { standingsOf } from '../../../scripts/ccaip-csv/standing.ts';
import { columnsOfSample, templateProblems } from '../../../scripts/ccaip-csv/template.ts';
import { wouldRun } from '../../../scripts/ccaip-csv/would-run.ts';
import { formatProblem } from '../../../tenant/problem.ts';
import { asked, bytes, external, header, tableOf, words } from './asked.ts';

const columns = header.split(',').map(columnOf);
const seed = { seed: 20261130 };

/** What people have in names: separators, quotes, signs, line ends, letters of every script. */
const cell = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'Aä=+-@"\',;|\t\n\r (1)') }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Ada', 'Müller, Jr', '"Ada"', "'Ada", '=1+1', '+31205552101', '-', "O'Brien", '李', ' Ada '),
  )
  .map((text) => text.replaceAll('\uFEFF', ''));

describe('the CSV', () => {
  it('is read back by any reader as it was written: quotes, separators, line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 5 }),
        (cells) => {
          const rows = cells.map((row) => new Map(row.map((value, at) => [columns[at]?.key ?? '', value])));
          const text = csvText(columns, rows);
          expect(text.startsWith('\uFEFF')).toBe(true);
          expect(parse(text, { bom: true, record_delimiter: '\r\n' })).toEqual([header.split(','), ...cells]);
        },
      ),
      seed,
    );
  });

  it('has the columns of the template as they are spelt, in their order, and nothing beside', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(header.split(','), { minLength: 1 }), (some) => {
        const text = csvText(some.map(columnOf), [
          new Map([
            ['email', 'a@b.example'],
            ['stranger', 'x'],
          ]),
        ]);
        const [head, row] = parse(text, { bom: true }) as string[][];
        expect(head).toEqual(some);
        expect(row).toEqual(some.map((one) => (one === 'Email' ? 'a@b.example' : '')));
      }),
      seed,
    );
  });

  it('never holds what a spreadsheet runs: a plan with such a cell has a problem', () => {
    fc.assert(
      fc.property(cell, cell, cell, (first, last, alias) => {
        const quoted = [first, last, alias].map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
        const { table } = readTable(
          bytes(`Email,First name,Last name,Alias\nada@contoso.example,${quoted}\n`),
          'x.csv',
        );
        if (table === undefined) return;
        const people = standingsOf(table, words);
        const { rows, problems } = planRows(asked({ wanted: [external('ada')], people, tellsExternal: true }));
        const written = rows.flatMap(({ cells }) => columns.map(({ key }) => cells.get(key) ?? ''));
        expect(problems.length > 0).toBe(written.some(wouldRun) || written[3] === '' || written[4] === '');
      }),
      seed,
    );
  });

  it('keeps what stands in each column, whoever wrote the file: commas, semicolons, tabs, another order, another case', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t'),
        fc.shuffledSubarray(['Agent ID', 'Alias', 'Location', 'Chat concurrency'], { minLength: 4 }),
        fc.array(fc.stringMatching(/^[A-Za-z0-9 äöü']{0,8}$/), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (mark, order, values, isUpper) => {
          const head = ['Email', 'First name', 'Last name', ...order].join(mark);
          const line = ['ada@contoso.example', 'Ada', 'Byron', ...values].join(mark);
          const table = tableOf(`${isUpper ? head.toUpperCase() : head.replaceAll(' ', '_')}\r\n${line}\r\n`);
          const [row] = planRows(asked({ wanted: [external('ada')], people: standingsOf(table, words) })).rows;
          const kept = order.map((name) => row?.cells.get(columnOf(name).key) ?? '');
          expect(kept).toEqual(values.map((value) => value.trim().replace(/^'(?=[=+@-])/, '')));
        },
      ),
      seed,
    );
  });

  it.each([
    ['', 'The file is empty.'],
    ['Email,E-mail\na@b.example,c@d.example\n', '"E-mail" stands twice in the header.'],
    ['Team: Sales,team:sales\n1,0\n', '"team:sales" stands twice in the header.'],
    ['Email,First name\na@b.example,Ada,Byron\n', 'The row has 3 values, and the header 2.'],
    ['Email\n"a@b.example\n', 'A quote is out of place:'],
  ])('that is odd is told with what to do: %j', (text, message) => {
    const { table, problems } = readTable(bytes(text), 'people.csv');
    expect(table).toBeUndefined();
    expect(problems.map(formatProblem).join('\n')).toContain(message);
  });

  it('takes any bytes without breaking', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
        const { table, problems } = readTable(some, 'people.csv');
        expect(table === undefined).toBe(problems.length > 0);
      }),
      seed,
    );
  });
});

describe('a template', () => {
  it('has the three columns of UCaaS, address and names', () => {
    expect(templateProblems(columns, 'template.csv')).toEqual([]);
    const old = 'Email,First name,Last name,Role: Agent'.split(',').map(columnOf);
    expect(templateProblems(old, 'template.csv').map(formatProblem).join('\n')).toMatch(
      /^template\.csv: The header has no column External User, External SIP URI, UCaaS username\.\n.*\n {2}Fix: download it in the CCAIP portal/,
    );
    expect(templateProblems([...columns, columnOf('')], 't.csv')[0]?.message).toBe(
      'A column of the header has no name.',
    );
  });

  it('of the API becomes the headers of the file, and an unknown key is refused', () => {
    const keys = [
      'email',
      'first_name',
      'last_name',
      'external_user',
      'ucaas_sip_uri',
      'ucaas_user_name',
      'teams',
      'roles',
    ];
    const sample = { keys, roles: ['Agent', 'Team: lead'], teams: ['Sales'] };
    const { columns: made, problems } = columnsOfSample(sample, "CCAIP's template");
    expect(problems).toEqual([]);
    expect(made.map((one) => one.header)).toEqual([
      'Email',
      'First name',
      'Last name',
      'External User',
      'External SIP URI',
      'UCaaS username',
      'Team: Sales',
      'Role: Agent',
      'Role: Team: lead',
    ]);
    const odd = columnsOfSample({ ...sample, keys: [...keys, 'shoe_size'] }, "CCAIP's template").problems;
    expect(odd.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^CCAIP's template: CCAIP's template has shoe_size, of which nobody has published the header\./,
      ),
    ]);
  });

  it('gives roles and teams by their names', () => {
    expect(nameGiven(columnOf('Role: Team: lead'), 'role')).toBe('Team: lead');
    expect(nameGiven(columnOf('role:Agent'), 'role')).toBe('Agent');
    expect(nameGiven(columnOf('Team: Sales'), 'role')).toBeUndefined();
    expect(columnOf('Direct Inbound Number: 1').key).toBe(columnOf('direct_inbound_number1').key);
    expect(columnOf('Role: A-B').key).not.toBe(columnOf('Role: AB').key);
  });
});
