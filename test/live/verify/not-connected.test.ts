import { describe, expect, it } from 'vitest';
import { judgeUsers } from '../../../live/verify/ccaip-users.ts';
import { judgeTestCall } from '../../../live/verify/test-call.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';

const now = new Date('2026-11-22T12:00:00Z');
const window = { from: new Date(now.getTime() - 3_600_000), to: now, by: '--since 1h' };
const upn = 'ada@contoso.example';

describe('what is verified of a tenant whose SIP trunk has no name yet', () => {
  const judged = (sbcs: readonly string[]) =>
    judgeTestCall({ value: [] }, { window, sbcs, people: [upn], name: 'contoso', now });

  it('is no test call: nobody can tell, and nothing is said of a log', () => {
    expect(judged([notKnownYet])).toMatchObject({
      standing: "can't tell",
      text: expect.stringContaining('no SBC has a name yet'),
    });
    expect(judged([notKnownYet, 'sbc.contoso.example']).text).toContain('the log has no call over');
  });

  it('is nobody in CCAIP whose address is to have that name', () => {
    const wanted = { email: upn, upn, sipUri: `+31205552101@${notKnownYet}`, ucaasName: upn };
    const [answer] = judgeUsers({ value: [{ wanted, found: undefined }] }, { name: 'contoso', by: undefined });
    expect(answer).toMatchObject({
      standing: "can't tell",
      of: upn,
      text: expect.stringContaining("isn't known yet"),
    });
    expect(JSON.stringify(answer)).not.toContain('.invalid');
  });
});
