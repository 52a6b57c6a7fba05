import type { CmdletContext } from './cmdlet.ts';
import { UnsupportedPatternError } from './dotnet/class.ts';
import { type DotnetPattern, dotnetPattern } from './dotnet/pattern.ts';
import { InvalidPatternError } from './dotnet/translate.ts';
import { invalid } from './refusals.ts';

/** A pattern that .NET can't read is refused with .NET's words (INF: that it is refused isn't published). */
export const checkPattern = (context: Pick<CmdletContext, 'cmdlet'>, pattern: string): void => {
  try {
    dotnetPattern(pattern);
  } catch (error) {
    if (error instanceof InvalidPatternError) throw invalid(context.cmdlet, error.message);
    if (!(error instanceof UnsupportedPatternError)) throw error;
  }
};

/** For the Test-* cmdlets; what the lab can't evaluate it says, rather than guess. */
export const readPattern = (context: Pick<CmdletContext, 'cmdlet'>, pattern: string): DotnetPattern => {
  try {
    return dotnetPattern(pattern);
  } catch (error) {
    if (error instanceof Error) throw invalid(context.cmdlet, error.message);
    throw error;
  }
};
