import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../tenant/problem-error.ts';
import { runInForeground } from '../setup/foreground.mjs';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { openLab } from './session.ts';
import { labSize } from './size.ts';

/** Runs one of our scripts with the lab running and in its environment, and ends the lab with it. */
export const runInLab = async (command: readonly string[]): Promise<number> => {
  const dir = labFolder(process.env);
  if (!existsSync(join(dir, 'lab.db'))) {
    throw new ProblemError({ file: dir, message: 'There is no lab tenant yet.', fix: 'npm start, which makes one.' });
  }
  const session = await openLab({ dir, port: labPort(process.env), users: labSize(dir) });
  try {
    return await runInForeground(process.execPath, [...process.execArgv, ...command], { env: session.env });
  } finally {
    await session.close();
  }
};
