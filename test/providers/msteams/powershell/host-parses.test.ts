import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Node, Tree } from 'web-tree-sitter';
import { cmdletNames, type HostError } from '../../../../providers/msteams/powershell/cmdlets.ts';
import { broken, openGrammar } from './grammar.ts';

const file = new URL('../../../../providers/msteams/powershell/host.ps1', import.meta.url);
const source = readFileSync(fileURLToPath(file), 'utf8');

let parse: (text: string) => Tree;
let tree: Tree;
const nodes = (type: string, root: Node = tree.rootNode): Node[] =>
  root.descendantsOfType(type).filter((node) => node !== null);
beforeAll(async () => {
  parse = await openGrammar();
  tree = parse(source);
});

describe('host.ps1', () => {
  it('is PowerShell without a syntax error', () => {
    expect(broken(tree)).toEqual([]);
    expect(tree.rootNode.hasError).toBe(false);
  });

  it('is judged by a grammar that sees what is broken', () => {
    expect(parse(source.replace('while (', 'while (( ')).rootNode.hasError).toBe(true);
    expect(parse(source.replace(/\}\s*$/, '')).rootNode.hasError).toBe(true);
  });

  it('runs exactly the cmdlets of cmdlets.ts', () => {
    const list = nodes('assignment_expression').find((node) => node.text.startsWith('$cmdlets = @('));
    const names = list === undefined ? [] : nodes('verbatim_string_characters', list).map((node) => node.text);
    expect(names.map((name) => name.slice(1, -1))).toEqual(cmdletNames);
  });

  it('evaluates no text: one call operator, on a name from the list', () => {
    const commands = nodes('command');
    const names = commands.map((node) => node.childForFieldName('command_name')?.text.toLowerCase() ?? '');
    for (const forbidden of ['invoke-expression', 'iex', 'invoke-command', 'add-type', 'start-process', 'foreach']) {
      expect(names).not.toContain(forbidden);
    }
    const operators = nodes('command_invokation_operator').map((node) => node.parent?.text.split('\n')[0]);
    expect(operators).toEqual([expect.stringMatching(/^& \$name @bound /)]);
    expect(source).not.toMatch(/\[scriptblock\]|InvokeScript|NewScriptBlock|\.Invoke\(/i);
  });

  it('binds parameters by splatting only', () => {
    const call = nodes('command').find((node) => node.text.startsWith('& $name'));
    expect(call?.text.trim()).toMatch(/^& \$name @bound -ErrorAction Stop \*>&1$/);
  });

  it('never sets -Confirm, with which the Remove cmdlets do nothing, nor -Force', () => {
    const parameters = nodes('command_parameter').map((node) => node.text.toLowerCase());
    expect(parameters.length).toBeGreaterThan(20);
    expect(parameters.filter((name) => name.startsWith('-confirm') || name === '-force')).toEqual([]);
  });

  it('names no tenant beside the tokens, which name it themselves', () => {
    const connects = nodes('command').filter((node) => node.text.startsWith('Connect-MicrosoftTeams'));
    expect(connects.map((node) => node.text.split(' ').filter((part) => /^-[A-Z]/.test(part)))).toEqual([
      ['-Identity', '-LogLevel', '-ErrorAction'],
      ['-AccessTokens', '-LogLevel', '-ErrorAction'],
    ]);
  });

  it('tells of an error all that cmdlets.ts has room for', () => {
    const told: Required<HostError> = {
      message: '',
      exceptionTypes: [],
      innerMessage: '',
      requestError: '',
      statusCode: 0,
      code: '',
      fullyQualifiedErrorId: '',
      correlationId: '',
    };
    const body = nodes('function_statement').find((node) =>
      node.text.startsWith('function ConvertTo-ErrorReply'),
    )?.text;
    const names = [...(body ?? '').matchAll(/\$reply\['(\w+)'\] = |@\{ (\w+) = /g)].map(
      (match) => match[1] ?? match[2],
    );
    expect(names.toSorted()).toEqual(Object.keys(told).toSorted());
  });

  it('leaves standard input to its reader: pwsh -File would read it itself for $input', () => {
    expect(source).not.toMatch(/\$input\b/i);
    expect(nodes('variable').map((node) => node.text.toLowerCase())).not.toContain('$input');
  });

  it('prints nothing by itself on standard output', () => {
    const names = nodes('command').map((node) => node.childForFieldName('command_name')?.text);
    for (const printing of ['Write-Host', 'Write-Output', 'Write-Information', 'echo', 'Out-Default', 'Out-Host']) {
      expect(names).not.toContain(printing);
    }
    expect(source).not.toMatch(/\[Console\]::(Write|Out)/);
  });

  it('is plain ASCII, so that no PowerShell misreads it', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is tested
    expect(source).toMatch(/^[\x00-\x7f]*$/);
  });
});
