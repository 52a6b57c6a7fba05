import { createRequire } from 'node:module';
import { Language, Parser, type Tree } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** Reads PowerShell by tree-sitter's grammar: there needn't be a PowerShell. */
export const openGrammar = async (): Promise<(text: string) => Tree> => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return (text) => {
    const parsed = parser.parse(text);
    if (parsed === null) throw new Error('The grammar gave no tree.');
    return parsed;
  };
};

/** What the grammar couldn't read. */
export const broken = ({ rootNode }: Tree): string[] =>
  [rootNode, ...rootNode.descendantsOfType(['ERROR'])].flatMap((node) =>
    node?.isError || node?.isMissing ? [node.text] : [],
  );
