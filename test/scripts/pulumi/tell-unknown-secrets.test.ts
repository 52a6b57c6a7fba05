import { describe, expect, it } from 'vitest';
import { tellUnknownSecrets } from '../../../scripts/pulumi/tell-unknown-secrets.ts';

/** What is started after a command, and the exit code of both. */
const endOf = async (command: string, exitCode: number) => {
  const started: unknown[] = [];
  const ended = await tellUnknownSecrets(
    'pulumi',
    command.split(' '),
    { env: {}, cwd: 'project', exitCode },
    async (script, { args, cwd }) => {
      started.push([script, ...args, cwd]);
      return 1;
    },
  );
  return { started, ended };
};

describe('the look at client secrets that a lost reply left', () => {
  it.each(['preview -s contoso', 'pre -s contoso', 'refresh -s contoso'])(
    'comes after %s, of the same stack, and its own end changes nothing',
    async (command) => {
      expect(await endOf(command, 0)).toEqual({
        started: [['unknown-secrets.ts', 'pulumi', '-s', 'contoso', 'project']],
        ended: 0,
      });
    },
  );

  it.each([
    ['preview -s contoso', 255],
    ['up -s contoso', 0],
    ['preview --help', 0],
  ])('comes not after %s that ends with %i', async (command, exitCode) => {
    expect(await endOf(command, exitCode)).toEqual({ started: [], ended: exitCode });
  });
});
