import { describe, expect, it } from 'vitest';
import { idOf } from '../../lab/identity.ts';
import { explainLive } from '../../live/explain.ts';
import { explanationText } from '../../live/explanation.ts';
import type { Graph } from '../../providers/msteams/graph/graph.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import type { Question } from '../../routing/question.ts';
import { notKnownYet } from '../../tenant/not-known-yet.ts';
import { aTenant } from '../providers/msteams/resources/teams-session.ts';
import { gateway } from './a-live.ts';
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
  return { session, asked, calls: tenant.calls, run: tenant.run, store: tenant.store };
};
const dialled = (number: string): Question => ({ kind: 'dialled', upn, dialled: number });

describe('explain --live', () => {
  it('only reads, and reads no more than the call needs', async () => {
    const { session, asked, calls } = aSession();
    await explainLive(session, file, dialled('112'));
    expect(calls.map(({ cmdlet }) => cmdlet).toSorted()).toEqual([
      'Get-CsCallingLineIdentity',
      'Get-CsOnlinePSTNGateway',
      'Get-CsOnlineUser',
      'Get-CsOnlineVoiceRoute',
      'Get-CsOnlineVoiceRoutingPolicy',
      'Get-CsTeamsEmergencyCallRoutingPolicy',
      'Get-CsTeamsUnassignedNumberTreatment',
      'Get-CsTenantDialPlan',
      'Get-CsTenantNetworkSite',
    ]);
    expect(asked.map((path) => path.split('?')[1])).toEqual(["$filter=telephoneNumber eq '+31112'"]);
  });

  it('names no SBC as lacking whose name nobody has made yet', async () => {
    const { session } = aSession({ '+31205552101': idOf('user', upn) });
    const open = fileSide({ ...file.tenant, sbcs: file.tenant.sbcs.map((sbc) => ({ ...sbc, fqdn: notKnownYet })) });
    const handedOver: Question = { kind: 'handed over', address: '+31205552101@ujet.sip.carrier.example', upn };
    const text = explanationText(await explainLive(session, open, handedOver)).join('\n');
    expect(text).not.toContain(notKnownYet);
    expect(text).not.toContain("isn't in the tenant");
  });

  it('asks the tenant whether it blocks the numbers that CCAIP shows, in both forms, where it blocks anybody', async () => {
    const { session, calls, run } = aSession({ '+31205552101': idOf('user', upn) });
    const shows = { ...nlFile.sipTrunk, callerNumbers: ['+31205550000'] };
    const asking = fileSide({ ...file.tenant, sipTrunk: shows });
    const handedOver: Question = { kind: 'handed over', address: '+31205552101@ujet.sip.carrier.example', upn };
    const tests = () =>
      calls.flatMap(({ cmdlet, parameters }) => (cmdlet.startsWith('Test-') ? [parameters.PhoneNumber] : []));
    run('New-CsOnlinePSTNGateway', { Identity: 'sbc1.carrier.example', SipSignalingPort: 5061 });
    await explainLive(session, asking, handedOver);
    expect(tests()).toEqual([]);
    run('New-CsInboundBlockedNumberPattern', { Identity: 'Theirs', Pattern: '5550000$' });
    const told = explanationText(await explainLive(session, asking, handedOver))
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    expect(tests()).toEqual(['+31205550000', '31205550000']);
    expect(told).toContain('Blocked: the tenant says that blocked caller pattern "Theirs" takes +31205550000');
    run('Set-CsTenantBlockedCallingNumbers', { Enabled: false });
    expect(explanationText(await explainLive(session, asking, handedOver)).join(' ')).not.toContain('Blocked');
  });

  it('looks for network sites only where the number may be an emergency one', async () => {
    const { session, calls } = aSession();
    await explainLive(session, file, dialled('0612345678'));
    const read = calls.map(({ cmdlet }) => cmdlet);
    expect(read).toContain('Get-CsTeamsEmergencyCallRoutingPolicy');
    expect(read).not.toContain('Get-CsTenantNetworkSite');
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
      'By the tenant:   +31612345678   dropped     policy "Global" has no usages',
      'By the file:     +31612345678   NL mobile   main',
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

describe("a called person's own settings", () => {
  const fqdn = '4f9a1.teams.carrier.example';
  const address = '+31205552101@ujet.sip.carrier.example';
  const explain = async (prepare: (run: ReturnType<typeof aTenant>['run']) => void) => {
    const { session, calls, run, store } = aSession({ '+31205552101': idOf('user', upn) });
    store.put('gateway', fqdn, { ...gateway, Identity: fqdn, Fqdn: fqdn, SipSignalingPort: 5061 });
    prepare(run);
    const explanation = await explainLive(session, file, { kind: 'handed over', address, upn });
    return { explanation, read: calls.map(({ cmdlet }) => cmdlet) };
  };

  it('are read where the calling policy leaves something to them, and told', async () => {
    const { explanation, read } = await explain((run) => {
      run('Set-CsUserCallingSettings', {
        Identity: upn,
        IsForwardingEnabled: true,
        ForwardingType: 'Immediate',
        ForwardingTargetType: 'SingleTarget',
        ForwardingTarget: 'sip:bob@contoso.example',
      });
    });
    expect(read.filter((cmdlet) => cmdlet === 'Get-CsUserCallingSettings')).toHaveLength(1);
    expect(explanationText(explanation).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      "ada@contoso.example's own settings: calls go at once to bob@contoso.example; calls that nobody takes go after 30 s to voicemail.",
    );
    const printed = JSON.parse(JSON.stringify(explanation));
    expect(callSchema.parse(printed)).toEqual(printed);
  });
});
