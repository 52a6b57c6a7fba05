import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { labFolder } from '../place.ts';
import { labPort, runningPort } from '../port.ts';
import { type LabSession, openLab } from '../session.ts';
import { labSize } from '../size.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A lab that can be asked: where it is, and its certificate in the environment of a session. */
type LabAtHand = Pick<LabSession, 'url' | 'env' | 'close'>;

/** The lab that runs in the folder, or else one that is started for the time of the call. */
export const labAtHand = async (env: Environment): Promise<LabAtHand> => {
  const dir = labFolder(env);
  if (!existsSync(join(dir, 'lab.db'))) {
    throw new ProblemError({ file: dir, message: 'There is no lab tenant yet.', fix: 'npm start, which makes one.' });
  }
  const running = await runningPort(dir);
  if (running === undefined) return openLab({ dir, port: labPort(env), users: labSize(dir) });
  const session = { url: `https://localhost:${running}`, env: { NODE_EXTRA_CA_CERTS: join(dir, 'ca.pem') } };
  return { ...session, close: async () => {} };
};
