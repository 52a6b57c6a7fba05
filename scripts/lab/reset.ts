import { rmSync } from 'node:fs';
import { runScript } from '../run-script.ts';
import { demandLab, labFolder } from './place.ts';
import { demandStopped } from './port.ts';

/** `npm run lab:reset`: forgets the lab tenant and its state. */
await runScript(async () => {
  const dir = labFolder(process.env);
  demandLab(dir);
  await demandStopped(dir);
  rmSync(dir, { recursive: true, force: true });
  console.log('The lab tenant and its state are forgotten. `npm start` makes a new one.');
  return 0;
});
