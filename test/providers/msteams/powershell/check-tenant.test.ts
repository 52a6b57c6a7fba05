import { describe, expect, it } from 'vitest';
import { openCmdlets } from '../../../../providers/msteams/powershell/open-cmdlets.ts';

const setup = (rows: readonly unknown[]) => {
  const sent: object[] = [];
  const cmdlets = openCmdlets({
    tenantId: '7C2F',
    env: {},
    tokens: async () => ({ accessTokens: ['g', 't'], expiresOnTimestamp: Date.now() + 3_600_000, byIdentity: true }),
    start: async () => ({
      request: async (request) => {
        sent.push(request);
        const isTenant = 'cmdlet' in request && request.cmdlet === 'Get-CsTenant';
        return { id: 1, output: isTenant ? rows : [] };
      },
      ended: false,
      close: async () => undefined,
    }),
  });
  const write = () => cmdlets.run('New-CsOnlineVoiceRoute', {}, 'create voice route "NL"');
  return { sent, write };
};

describe("a session by the machine's identity", () => {
  it('is told its tenant by Teams before anything else', async () => {
    const { sent, write } = setup([{ TenantId: '7c2f' }]);
    await write();
    expect(sent).toEqual([
      { connect: { identity: true } },
      { cmdlet: 'Get-CsTenant', parameters: {} },
      { cmdlet: 'New-CsOnlineVoiceRoute', parameters: {} },
    ]);
  });

  it.each([
    [
      'another',
      [{ TenantId: 'other' }],
      'PowerShell signed in to tenant "other" by the machine\'s identity; the tenant file names 7C2F.',
    ],
    ['nobody knows which', [], "Get-CsTenant doesn't say into which tenant"],
  ])('writes nothing where it is of %s, now or at the next try', async (_, rows, words) => {
    const { sent, write } = setup(rows);
    await expect(write()).rejects.toThrow(words);
    await expect(write()).rejects.toThrow(words);
    expect(sent.filter((one) => 'cmdlet' in one && one.cmdlet !== 'Get-CsTenant')).toEqual([]);
  });
});
