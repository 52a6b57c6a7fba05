import type { LabKind, LabKinds } from '../model.ts';
import type { CmdletContext } from './cmdlet.ts';
import { resourceNotFound } from './refusals.ts';

/**
 * What New returns: it writes, then reads the new Identity. Where reads lag that read finds nothing, and New throws
 * although the object is made (SRC).
 */
export const readBack = <K extends LabKind>(
  context: CmdletContext,
  kind: K,
  name: string,
  printed: (row: LabKinds[K]) => object,
): readonly object[] => {
  const row = context.shown.get(kind, name);
  if (row === undefined) throw resourceNotFound(context.cmdlet);
  return [printed(row)];
};
