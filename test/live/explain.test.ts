import { describe, expect, it } from 'vitest';
import { idOf } from '../../lab/identity.ts';
import { explainLive } from '../../live/explain.ts';
import { explanationText } from '../../live/explanation.ts';
import type { Graph } from '../../providers/msteams/graph/graph.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import type { Question } from '../../routing/question.ts';
import { aTenant } from '../providers/msteams/resources/teams-session.ts';
import { fileSide, nlFile } from './nl-file.ts';

const upn = 'ada@contoso.example';
const file = fileSide({ ...nlFile, users: nlFile.users.map((user) => ({ ...user, upn })).slice(0, 1) });

/** The lab's Teams on its first day, with a Graph that knows who holds which number. */
const aSession = (holders: Readonly<Record<string, string>> = {}) => {
  const tenant = aTenant();
  const asked: string[] = [];
  const batch: Graph['batch'] = async (requests) =>
    requests.map(({ path }) => {
      const decoded = decodeURIComponent(path);
      asked.push(decoded);
      const [, number = ''] = /telephoneNumber eq '(.*)'/.exec(decoded) ?? [];
      const [, id] = /^\/users\/([^?]+)/.exec(decoded) ?? [];
      if (id !== undefined) return { status: 200, body: { id, userPrincipalName: upn } };
      const assignmentTargetId = holders[number];
      const row = { telephoneNumber: number, numberType: 'directRouting', assignmentTargetId };
      return { status: 200, body: { value: assignmentTargetId === undefined ? [] : [row] } };
    });
  const graph = { cloud: 'lab', method: 'secret', batch } as unknown as Graph;
  const session: Session = { ...tenant.newRun(), graph: async () => graph };
  return { session, asked, calls: tenant.calls };
};
const dialled = (number: string): Question => ({ kind: 'dialled', upn, dialled: number });

describe('explain --live', () => {
  it('only reads, and reads no more than the call needs', async () => {
    const { session, asked, calls } = aSession();
    await explainLive(session, file, dialled('112'));
    expect(calls.map(({ cmdlet }) => cmdlet).toSorted()).toEqual([
      'Get-CsOnlinePSTNGateway',
      'Get-CsOnlineUser',
      'Get-CsOnlineVoiceRoute',
      'Get-CsOnlineVoiceRoutingPolicy',
      'Get-CsTenantDialPlan',
    ]);
    expect(asked.map((path) => path.split('?')[1])).toEqual(["$filter=telephoneNumber eq '+31112'"]);
  });

  it('asks for the holder of the number by the file and by the tenant', async () => {
    const { session, asked } = aSession({ '+31205552101': idOf('user', upn) });
    await explainLive(session, file, { kind: 'handed over', address: '+31205552101@ujet.sip.carrier.example', upn });
    expect(asked.filter((path) => path.includes('+31205552101'))).toHaveLength(1);
  });

  it('prints JSON by its published schema, with what the file says', async () => {
    const explanation = await explainLive(aSession().session, file, dialled('112'));
    const printed = JSON.parse(JSON.stringify(explanation));
    expect(callSchema.parse(printed)).toEqual(printed);
    expect(printed.live.differences.length).toBeGreaterThan(0);
    expect(printed.live.byFile.outcome.kind).toBe('routed');
  });

  it('sets the two outcomes side by side, and says who is missing from the file', async () => {
    const { session } = aSession();
    expect(explanationText(await explainLive(session, file, dialled('0612345678'))).slice(-2)).toEqual([
      'By the tenant:   +310612345678   dropped     policy "Global" has no usages',
      'By the file:     +31612345678    NL mobile   main',
    ]);
    const nobody = fileSide({ ...nlFile, users: [] });
    expect(explanationText(await explainLive(session, nobody, dialled('112'))).slice(-2)).toEqual([
      'The tenant differs from the file:',
      `  ${upn} isn't in users.csv.`,
    ]);
  });

  it('says in the house format that Teams knows no such person', async () => {
    const question: Question = { kind: 'dialled', upn: 'zoe@contoso.example', dialled: '112' };
    await expect(explainLive(aSession().session, file, question)).rejects.toThrow(
      /^npm run explain: --as: Teams of tenant \S+ knows no user "zoe@contoso\.example"\.\n {2}Fix: /,
    );
  });
});
