import { describe, expect, it } from 'vitest';
import { enteredText, readEntered } from '../../../tenant/entered/read-entered.ts';
import { formatProblem } from '../../../tenant/problem.ts';

const read = (text: string | Uint8Array) =>
  readEntered(typeof text === 'string' ? Buffer.from(text) : text, 'stacks/contoso/entered.csv');
const ada = { upn: 'ada@contoso.example', sipUri: '+31205552101@ujet.example', ucaasName: 'ada@contoso.example' };
const bob = { upn: 'bob@contoso.example', sipUri: '+31205552100;ext=1@ujet.example', ucaasName: 'b,"o' };

describe('the file of what was entered', () => {
  it('is read as it was written, sorted, whatever stands in it', () => {
    const text = enteredText([bob, ada]);
    expect(text.split('\n')[0]).toBe('upn,sipUri,ucaasName');
    expect(read(text)).toEqual({ users: [ada, bob], problems: [] });
    expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`).users).toEqual([ada, bob]);
  });

  it.each([
    ['another header', 'upn,number\n'],
    ['nothing', ''],
    ['a quote out of place', 'upn,sipUri,ucaasName\n"a\n'],
    ['UTF-16', Buffer.from('\uFEFFupn,sipUri,ucaasName\n', 'utf16le')],
  ])('is refused with %s', (_what, text) => {
    expect(read(text).problems.map(formatProblem)).toEqual([
      `stacks/contoso/entered.csv: The file is not what npm run confirm writes.
  UTF-8 CSV that begins with upn,sipUri,ucaasName.
  Fix: restore it from git, or remove the file and run npm run confirm again.`,
    ]);
  });

  it('tells every line that is wrong', () => {
    const { problems } = read('upn,sipUri,ucaasName\na,b,c\nb,,c\nA,d,e\nc,"d\ne",f\nd,e\n');
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'The line has not three plain values.'],
      [4, '"A" stands on line 2 already.'],
      [5, 'The line has not three plain values.'],
      [6, 'The line has not three plain values.'],
    ]);
  });
});
