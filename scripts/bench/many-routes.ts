import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import { askLab } from './ask-lab.ts';
import { timed } from './measure.ts';

/** What a real cmdlet takes at the least and at the most, in the middle. */
const cmdletSeconds = 2;
const speed = 200;

interface ManyRoutes {
  readonly routes: number;
  readonly milliseconds: number;
  /** How often each cmdlet was called. */
  readonly cmdlets: Readonly<Record<string, number>>;
}

/** The lab's tenant with more voice routes of one usage: the first `up`, each cmdlet at its real time on the lab's clock. */
export const upWithRoutes = async (
  dir: string,
  routes: number,
  up: (session: LabSession) => Promise<void>,
): Promise<ManyRoutes> => {
  const tenants = join(dir, `routes-${routes}`);
  for (const folder of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
  }
  const file = join(tenants, 'lab/tenant.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const more = Array.from({ length: routes }, (_, at) => ({
    route: `Route ${at}`,
    pattern: `^\\+31900${String(at).padStart(4, '0')}$`,
    sbcs: ['main'],
  }));
  if (routes > 0) document.setIn(['pstnUsages', 'Many'], more);
  writeFileSync(file, document.toString());
  const session = await openLab({ dir: join(dir, `lab-${routes}`), port: 0, tenants, speed });
  try {
    await askLab(session, 'switches', { cmdletSeconds });
    const milliseconds = await timed(() => up(session));
    const requests = (await askLab(session, 'requests')) as Record<string, number>;
    const cmdlets = Object.entries(requests).flatMap(([shape, count]) =>
      shape.startsWith('cmdlet ') ? [[shape.slice('cmdlet '.length), count] as const] : [],
    );
    return { routes, milliseconds, cmdlets: Object.fromEntries(cmdlets) };
  } finally {
    await session.close();
  }
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What so many more routes cost, beside the same tenant without them. */
export const routesRow = (few: ManyRoutes, many: ManyRoutes): string => {
  const calls = sum(many.cmdlets) - sum(few.cmdlets);
  const ratio = many.milliseconds / few.milliseconds;
  const more = Object.keys(many.cmdlets)
    .map((name) => [name, (many.cmdlets[name] ?? 0) - (few.cmdlets[name] ?? 0)] as const)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${count} ${name}`);
  return `${many.routes - few.routes} voice routes more, each cmdlet ${cmdletSeconds} s on the lab's clock: ${calls} cmdlet calls more (${more.join(', ')}; aim: at most 110), the up takes ${ratio.toFixed(2)} times as long`;
};
