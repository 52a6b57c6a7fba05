import type { Tenant } from '../../tenant/tenant.ts';
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

export const addedText = ({ name, ucaas: { linked } }: Tenant, next: Generation): Words => ({
  what: `generation "${next.name}" is added, its last day is ${next.expires}${linked === undefined ? '' : `; CCAIP goes on with "${linked.secret}"`}`,
  next: lines([
    ['commit it, and merge its pull request', ''],
    [`npm run pulumi -- up -s ${name}`, `makes "${next.name}" beside what is there`],
    [`npm run handover -- ${name}`, 'a person enters it in CCAIP, links, makes a test call; it writes ucaas.linked'],
    [`npm run pulumi -- up -s ${name}`, `protects "${next.name}" instead of the old one`],
    [`npm run rotate -- ${name} --retire`, 'drops the old one'],
  ]),
});

export const retiredText = ({ name, ucaas: { linked } }: Tenant, dropped: readonly string[]): Words => {
  const names = dropped.map((one) => `"${one}"`).join(', ');
  return {
    what: `${dropped.length === 1 ? `generation ${names} is` : `generations ${names} are`} dropped; CCAIP uses "${linked?.secret}"`,
    next: lines([
      ['commit it, and merge its pull request', ''],
      [`npm run pulumi -- up -s ${name}`, `removes ${names} from Entra: whatever else uses it stops at once`],
    ]),
  };
};
