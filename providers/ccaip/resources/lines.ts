/** Of a text that ends each line as the state has it. */
export const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split('\n').filter((line) => line !== '');

export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
