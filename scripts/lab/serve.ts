import { once } from 'node:events';
import { runScript } from '../run-script.ts';
import { exportLines } from './export-lines.ts';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { openLab } from './session.ts';
import { labSize } from './size.ts';

/** `npm run lab:serve`: keeps the lab running and prints the environment with which another tool reaches it. */
await runScript(async () => {
  const dir = labFolder(process.env);
  const session = await openLab({ dir, port: labPort(process.env), users: labSize(dir) });
  for (const line of exportLines(session.env, process.env)) console.log(line);
  console.error(
    `The lab answers at ${session.url}, CCAIP's portal (for a browser) at ${session.portal}, until Ctrl-C.`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await session.close();
  return 0;
});
