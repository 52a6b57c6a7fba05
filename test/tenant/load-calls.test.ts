import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Expected, loadCalls } from '../../tenant/load-calls.ts';
import { formatProblem } from '../../tenant/problem.ts';

const root = mkdtempSync(join(tmpdir(), 'trunkline-load-calls-'));
afterAll(() => rmSync(root, { recursive: true }));

const load = (files: Readonly<Record<string, string>>): Expected => {
  const folder = mkdtempSync(join(root, 'tenant-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return loadCalls(root, basename(folder), 'NL');
};

/** Each problem without the file. */
const problems = (text: string): string[] =>
  load({ 'calls.yaml': text }).problems.map((problem) => formatProblem(problem).replace(/^\S+calls\.yaml:/, ''));

const entry = (text: string): string[] => problems(`calls:\n  - ${text}\n`);

describe('calls.yaml', () => {
  it.each(['', '# nothing yet\n', '[{ as: ada, dial: 112, expect: blocked }]'])(
    'says how it begins where it is no map: %j',
    (text) => {
      expect(problems(text)).toEqual([
        expect.stringMatching(
          /\n {2}Fix: write calls: with a list below it, e\.g\. calls: \[\{ as: ada, dial: 0612345678, expect: \{ route: NL mobile } }]\.$/,
        ),
      ]);
    },
  );

  it.each(['calls:', 'calls: {}', 'calls: ada', 'call: []\nexpect: 1'])('has a list of calls: %j', (text) => {
    expect(problems(text)[0]).toMatch(/Fix: (?:write calls\.|write e\.g\. calls: \[\{ as: ada,)/);
  });

  it.each(['ada dials 112', '5', '[as, ada]', ''])('has a map for each call: %j', (text) => {
    expect(entry(text)).toEqual([
      expect.stringMatching(
        /^2: calls\[0\]: .*(?:isn't a map of settings|There is no value)\.\n {2}A call that a user dials \(as, dial\), or one that CCAIP hands over \(to\), .*\n {2}Fix: write e\.g\. \{ as: ada, dial: 0612345678,/,
      ),
    ]);
  });

  it.each([
    ['{ as: ada, to: +31205552101, expect: { rings: ada } }', 'as', 'to, expect', 'remove it, or correct the spelling'],
    ['{ as: ada, dial: 112, to: x, expect: blocked }', 'to', 'as, dial, expect', 'remove it, or correct the spelling'],
    ['{ to: +31205552101, expect: { route: x } }', 'expect.route', 'rings, treatment', 'remove it, or correct'],
    ['{ to: +31205552101, expect: { ring: ada } }', 'expect.ring', 'rings, treatment', 'write rings'],
    ['{ to: +31205552101, expect: { rings: ada }, nota: x }', 'nota', 'to, expect', 'remove it, or correct'],
    ['{ as: ada, dial: 112, expect: { rout: x } }', 'expect.rout', 'number, route, sbcs', 'write route'],
  ])('names the settings of the form that was meant: %s', (text, path, known, fix) => {
    expect(entry(text)).toEqual([expect.stringContaining(` calls[0].${path}: "${path.split('.').at(-1)}" isn't a`)]);
    expect(entry(text)[0]).toContain(`Known settings: ${known}`);
    expect(entry(text)[0]).toContain(`Fix: ${fix}`);
  });

  it.each(['Blocked', 'BLOCKED', 'block', '[blocked]'])('knows what %s means', (text) => {
    expect(entry(`{ as: ada, dial: 112, expect: ${text} }`)[0]).toMatch(/Fix: write expect: blocked\.$/);
  });

  it('takes no empty list of SBCs, which no call could ever have', () => {
    expect(entry('{ as: ada, dial: 112, expect: { sbcs: [] } }')).toEqual([
      expect.stringMatching(
        /^2: calls\[0\]\.expect\.sbcs: The list is empty\.\n.* is blocked\.\n {2}Fix: write e\.g\. sbcs: \[main\]\.$/,
      ),
    ]);
  });

  it('keeps numbers as they are typed, and tells what nobody means', () => {
    const { calls } = load({
      'calls.yaml': '\ufeffcalls:\r\n  - { as: ada, dial: 0612, expect: { number: +31612 } }\r\n',
    });
    expect(calls).toEqual([{ as: 'ada', dial: '0612', expect: { number: '+31612' } }]);
    expect(entry('{ as: ada, dial: *31, expect: blocked }')[0]).toContain("Fix: write '*31'.");
    expect(entry('{ as: no, dial: no, expect: blocked }')).toEqual([]);
    expect(entry('{ as: ada, as: bob, dial: 112, expect: blocked }')[0]).toContain('written twice');
  });

  it.each([
    ['{ as: "ada\\n::error::x", dial: 112, expect: blocked }', 'as', 'ada ::error::x'],
    ['{ as: ada, dial: "112\\n::error::x", expect: blocked }', 'dial', '112 ::error::x'],
    ['{ as: ada, dial: 112, expect: { route: "x\\n::error::y" } }', 'expect.route', 'x ::error::y'],
    ['{ as: ada, dial: 112, expect: { sbcs: ["x\\ty"] } }', 'expect.sbcs[0]', 'x y'],
    ['{ to: "+31205552101\\n", expect: { rings: ada } }', 'to', '+31205552101'],
  ])('has no value whose second line could pass for one of a report: %s', (text, path, clean) => {
    expect(entry(text)).toEqual([
      expect.stringMatching(/^2: .* has several lines, or holds a control character\.\n.*\n {2}Fix: .*$/),
    ]);
    expect(entry(text)[0]).toContain(`calls[0].${path}: "`);
    expect(entry(text)[0]).toContain(`Fix: write "${clean}".`);
  });

  it('has no value longer than any that Teams has', () => {
    expect(entry(`{ as: ada, dial: 0${'1'.repeat(100_000)}, expect: blocked }`)).toEqual([
      expect.stringMatching(/^2: calls\[0\]\.dial: "01{59}"… has 100,001 characters\./),
    ]);
  });

  // Where a disk knows no case, Calls.yaml is calls.yaml.
  const byCase = process.platform === 'linux' ? ['Calls.yaml'] : [];
  it.each(['calls.yml', ...byCase, 'call.yaml', 'CALLS.YML', 'calls.yaml.txt', 'calls.json'])(
    'is not %s, which nothing reads',
    (name) => {
      const files = { [name]: 'calls: []' };
      for (const both of [files, { ...files, 'calls.yaml': 'calls: []' }]) {
        expect(load(both).problems.map(formatProblem)).toEqual([
          expect.stringMatching(
            new RegExp(`/${name}: "${name}" is read by nothing\\.\\n.*\\n {2}Fix: rename it to calls.yaml,`),
          ),
        ]);
      }
    },
  );

  it('is told where it is a link that leads to nothing', () => {
    const folder = mkdtempSync(join(root, 'tenant-'));
    symlinkSync('calls-of-all.yaml', join(folder, 'calls.yaml'));
    expect(loadCalls(root, basename(folder)).problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /calls\.yaml: This is a link that leads to nothing\.\n.*\n {2}Fix: put the file itself there/,
      ),
    ]);
  });

  it('leaves other files alone', () => {
    expect(load({ 'calls.md': '', 'recalls.yaml': '', 'calls.yaml~': '' }).problems).toEqual([]);
  });
});
