import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../../scripts/handover/read-outputs.ts';
import { readSecret } from '../../../scripts/handover/read-secret.ts';
import type { Answer } from '../../../scripts/pulumi/engine.ts';
import { linked, rotating } from '../../pages/handover/a-subject.ts';

const ucaas = {
  platform: 'Microsoft Teams',
  connectedAppId: '7f3c0000-0000-4000-8000-0000000000aa',
  connectedAppSecret: '[secret]',
  secretName: '2027-06',
  secretExpires: '2029-05-31',
};
const { tenant } = rotating;

/** An engine that answers so, and remembers what it was asked. */
const engine = (answer: Partial<Answer>) => {
  const asked: string[][] = [];
  const ask = async (...args: string[]): Promise<Answer> => {
    asked.push(args);
    return { exitCode: 0, stdout: '', stderr: '', ...answer };
  };
  return { asked, ask };
};
const says = (output: unknown) => engine({ stdout: JSON.stringify(output) });
const read = (answers: ReturnType<typeof engine>, today = '2027-06-30', of = tenant) => readOutputs(answers, of, today);

describe('what the last up made', () => {
  it('is read without opening any secret', async () => {
    const answers = says({ ucaas, counts: {} });
    expect(await read(answers)).toEqual({
      connectedAppId: ucaas.connectedAppId,
      secretName: '2027-06',
      secretExpires: '2029-05-31',
    });
    expect(answers.asked).toEqual([['stack', 'output', '--json', '-s', 'contoso']]);
  });

  it('is nothing where there was no up, or one of an earlier version', async () => {
    for (const output of [
      {},
      { ucaas: { ...ucaas, secretName: undefined } },
      { ucaas: { ...ucaas, connectedAppId: '' } },
    ])
      await expect(read(says(output))).rejects.toThrow(
        /doesn't say what goes to CCAIP[\s\S]*Fix: npm run pulumi -- up -s contoso$/,
      );
    const none = engine({ exitCode: 6, stderr: "error: no stack named 'contoso' found" });
    await expect(read(none)).rejects.toThrow(
      /there is no stack contoso yet[\s\S]*Fix: npm run pulumi -- up -s contoso$/,
    );
    await expect(read(says({}), '2027-06-30', { ...tenant, name: 'lab' })).rejects.toThrow(/Fix: npm start$/);
  });

  it('is not known where the state cannot be read, which is said in its own words', async () => {
    const refused = engine({ exitCode: 255, stderr: 'error: get passphrase\n  incorrect passphrase\n' });
    await expect(read(refused)).rejects.toThrow(
      /pulumi stack output: error: get passphrase incorrect passphrase\n[\s\S]*Fix: log in/,
    );
    await expect(read(engine({ exitCode: 1 }))).rejects.toThrow('it ended with 1 and no word.');
    await expect(read(engine({ stdout: 'no JSON' }))).rejects.toThrow("doesn't say what goes to CCAIP");
  });

  it('is of another secret until an up has made the newest of the file', async () => {
    await expect(read(says({ ucaas: { ...ucaas, secretName: '2026-11' } }))).rejects.toThrow(
      /secret 2027-06 of the tenant file isn't made yet: the last up made 2026-11\.[\s\S]*Fix: npm run pulumi -- up/,
    );
  });

  it('is of no use once the secret has ended; a linked one is an outage', async () => {
    expect(await read(says({ ucaas }), '2029-05-31')).toHaveProperty('secretExpires');
    await expect(read(says({ ucaas }), '2029-06-01')).rejects.toThrow(
      /secret 2027-06 has ended: its last whole day was 2029-05-31\.\n {2}Link refuses[\s\S]*Fix: npm run rotate -- contoso$/,
    );
    await expect(read(says({ ucaas }), '2029-06-01', linked.tenant)).rejects.toThrow(
      /CCAIP is linked by it, and can read nothing/,
    );
  });
});

describe("the secret's value", () => {
  it('comes over the pipe of one command, in no argument', async () => {
    const answers = says({ ...ucaas, connectedAppSecret: 'Sentinel~1' });
    expect(await readSecret(answers, tenant)).toBe('Sentinel~1');
    expect(answers.asked).toEqual([['stack', 'output', 'ucaas', '--json', '--show-secrets', '-s', 'contoso']]);
  });

  it('is missing where an application was imported with its secrets', async () => {
    for (const connectedAppSecret of ['', undefined])
      await expect(readSecret(says({ ...ucaas, connectedAppSecret }), tenant)).rejects.toThrow(
        /the state has no value of the secret\.[\s\S]*Fix: add a generation.*npm run rotate -- contoso/,
      );
  });

  it('is not there where the secrets of the state cannot be opened', async () => {
    await expect(readSecret(engine({ exitCode: 255, stderr: 'incorrect passphrase' }), tenant)).rejects.toThrow(
      /pulumi stack output: incorrect passphrase[\s\S]*Fix: see that the passphrase/,
    );
  });

  it('is in no error, whatever the engine printed', async () => {
    const answers = engine({ stdout: '{ "connectedAppSecret": "Sentinel~1" ' });
    const error: unknown = await readSecret(answers, tenant).catch((one: unknown) => one);
    expect(String(error)).toContain('the state has no value of the secret.');
    expect(String(error)).not.toContain('Sentinel');
  });
});
