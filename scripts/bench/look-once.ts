/** `node scripts/bench/look-once.ts <users>`: the look page of the lab's tenant in a process of its own; prints what its first picture, a key press and a reload take. */
import { join } from 'node:path';
import { lookApp } from '../../pages/look/look-app.ts';
import { servePage } from '../../pages/serve.ts';
import { root } from '../setup/places.mjs';
import { median } from './measure.ts';

/** Of this process from its start, in milliseconds: other work on the machine doesn't count. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const numbers = ['06', '061', '0612', '06123', '061234567', '0612345678', '00442071234567', '2102', '112', '12345678'];
const rounds = 9;

process.env.TRUNKLINE_LAB_USERS = process.argv[2];
const asked = { root: join(root, 'stacks'), name: 'lab', today: '2026-11-22' };
const { address, presence, closed } = await servePage(({ left }) => lookApp(asked, { now: () => new Date(), left }));
const opening = await fetch(address);
const headers = { cookie: opening.headers.get('set-cookie')?.split(';')[0] ?? '' };
const page = new URL(/url=([^"]+)/.exec(await opening.text())?.[1] ?? '', address);

const get = async (url: URL): Promise<string> => {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.text();
};

const press = async (number: string): Promise<void> => {
  const fields = new URLSearchParams({ call: 'dialled', reading: '1', as: 'ada', number });
  const { call } = JSON.parse(await get(new URL(`ask?${fields}`, page)));
  if (call?.user !== 'ada@contoso.example') throw new Error(`no answer for ${number}`);
};

await get(page);
const picture = used();
const presses: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const before = used();
  for (const number of numbers) await press(number);
  presses.push((used() - before) / numbers.length);
}
const before = used();
await get(page);
console.log(JSON.stringify({ picture, press: median(presses), reload: used() - before }));
presence.end('done');
await closed;
