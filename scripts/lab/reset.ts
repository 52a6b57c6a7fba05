import { rmSync } from 'node:fs';
import { runScript } from '../run-script.ts';
import { labFolder } from './place.ts';
import { demandFree, labPort } from './port.ts';

/** `npm run lab:reset`: forgets the lab tenant and its state. */
await runScript(async () => {
  await demandFree(labPort(process.env));
  rmSync(labFolder, { recursive: true, force: true });
  console.log('The lab tenant and its state are forgotten. `npm start` makes a new one.');
  return 0;
});
