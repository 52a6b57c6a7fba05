import type { Tenant } from '../../tenant/tenant.ts';
import { commandsFor } from './commands.ts';
import type { Generation } from './next-generation.ts';

/** What was done, and the way on, a line for each command. */
interface Words {
  readonly what: string;
  readonly next: readonly string[];
}

const lines = (steps: readonly (readonly [command: string, why: string])[]): string[] => {
  const width = Math.max(...steps.map(([command]) => command.length)) + 2;
  return steps.map(([command, why], at) => `  ${at === 0 ? 'next' : '    '}  ${command.padEnd(width)}${why}`);
};

export const addedText = (tenant: Tenant, next: Generation): Words => ({
  what: `generation "${next.name}" is added, its last day is ${next.expires}${tenant.ucaas.linked === undefined ? '' : `; CCAIP goes on with "${tenant.ucaas.linked.secret}"`}`,
  next: lines([
    ['commit it, and merge its pull request', ''],
    [commandsFor(tenant).up, `makes "${next.name}" beside what is there`],
    [commandsFor(tenant).handover, 'a person enters it in CCAIP, links, makes a test call; it writes ucaas.linked'],
    [commandsFor(tenant).up, `protects "${next.name}" instead of the old one`],
    [commandsFor(tenant).retire, 'drops the old one'],
  ]),
});

export const retiredText = (tenant: Tenant, dropped: readonly string[]): Words => {
  const names = dropped.map((one) => `"${one}"`).join(', ');
  return {
    what: `${dropped.length === 1 ? `generation ${names} is` : `generations ${names} are`} dropped; CCAIP uses "${tenant.ucaas.linked?.secret}"`,
    next: lines([
      ['commit it, and merge its pull request', ''],
      [commandsFor(tenant).up, `removes ${names} from Entra: whatever else uses it stops at once`],
    ]),
  };
};
