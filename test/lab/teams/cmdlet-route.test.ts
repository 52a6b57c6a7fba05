import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directoryRoles } from '../../../lab/entra/directory-roles.ts';
import { teamsAdmin } from '../../../lab/entra/resources.ts';
import type { Fault } from '../../../lab/faults.ts';
import { cmdletRoute } from '../../../lab/teams/cmdlet-route.ts';
import { aRunningLab } from './a-running-lab.ts';

let running: Awaited<ReturnType<typeof aRunningLab>>;
let accessTokens: readonly string[];
let route: ReturnType<typeof cmdletRoute>;

beforeAll(async () => {
  running = await aRunningLab();
  accessTokens = await running.tokens();
});
afterAll(() => running.close());
beforeEach(() => {
  running.lab.context.reset();
  route = cmdletRoute(running.lab.context);
});

interface Reply {
  readonly output?: readonly Record<string, unknown>[];
  readonly warnings?: readonly string[];
  readonly error?: {
    readonly message: string;
    readonly fullyQualifiedErrorId?: string;
    readonly correlationId?: string;
  };
  readonly crash?: boolean;
}

const post = async (cmdlet: string, parameters: object = {}, tokens: unknown = accessTokens) => {
  const env = { replyLost: false };
  const body = JSON.stringify({ cmdlet, parameters, accessTokens: tokens });
  const response = await route.request('/', { method: 'POST', body }, env);
  return { status: response.status, env, reply: (await response.json()) as Reply };
};
const order = (kind: Fault['kind'], on: string) => running.lab.faults.add({ kind, on, times: 1 });

describe('who may call', () => {
  it('is an app with a Teams role and both tokens', async () => {
    expect(await post('Get-CsTenant')).toMatchObject({
      status: 200,
      reply: { output: [{ TenantId: '1ab00000-0000-4000-8000-00000000c0de' }] },
    });
    for (const role of [
      'Teams Communications Administrator',
      'Teams Telephony Administrator',
      'Global Reader',
    ] as const) {
      const tokens = await running.tokens({ wids: [directoryRoles[role]] });
      expect((await post('Get-CsTenant', {}, tokens)).reply.error).toBeUndefined();
    }
  });

  it.each([
    ['without a role', { wids: [] }],
    ['with another role', { wids: [directoryRoles['Directory Readers']] }],
    [
      "with the API's own permission, whatever its role",
      { roles: ['Organization.Read.All', 'application_access_custom_sba_appliance'] },
    ],
  ])('is nobody %s, though the connection is made', async (_what, claims) => {
    const tokens = await running.tokens(claims);
    expect((await post('Connect-MicrosoftTeams', {}, tokens)).reply).toEqual({ output: [] });
    expect((await post('Get-CsTenant', {}, tokens)).reply.error).toMatchObject({
      message: '[Forbidden] : Access Denied.',
      fullyQualifiedErrorId: expect.stringMatching(/^Forbidden,/),
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it.each(['Teams Reader', 'Global Reader'] as const)('only looks as %s', async (role) => {
    const tokens = await running.tokens({ wids: [directoryRoles[role]] });
    expect((await post('Get-CsOnlinePstnUsage', {}, tokens)).reply.error).toBeUndefined();
    const { error } = (await post('Set-CsOnlinePstnUsage', { Usage: { Add: ['x'] } }, tokens)).reply;
    expect(error?.message).toBe('[Forbidden] : Access Denied.');
  });

  it('assigns in batches as Teams Telephony Administrator only where that role is taken', async () => {
    const tokens = await running.tokens({ wids: [directoryRoles['Teams Telephony Administrator']] });
    const batch = { PolicyType: 'TenantDialPlan', PolicyName: 'none', Identity: ['x'] };
    const said = async () =>
      (await post('New-CsBatchPolicyAssignmentOperation', batch, tokens)).reply.error?.message ?? '';
    const { telephonyBatches } = running.lab.switches;
    running.lab.switches.telephonyBatches = 'refuse';
    expect(await said()).toBe('[Forbidden] : Access Denied.');
    running.lab.switches.telephonyBatches = 'accept';
    expect(await said()).not.toContain('Access Denied');
    running.lab.switches.telephonyBatches = telephonyBatches;
    expect((await post('Set-CsOnlinePstnUsage', { Usage: { Add: ['x'] } }, tokens)).reply.error).toBeUndefined();
  });

  it.each([
    ['connect', 'Connect-MicrosoftTeams'],
    ['cmdlet', 'Get-CsTenant'],
  ] as const)('is told "Tenant Domain is empty" without Organization.Read.All, at the %s', async (where, cmdlet) => {
    const before = running.lab.switches.tenantDomainEmpty;
    running.lab.switches.tenantDomainEmpty = where;
    const { error } = (await post(cmdlet, {}, await running.tokens({ roles: [] }))).reply;
    running.lab.switches.tenantDomainEmpty = before;
    expect(error?.message).toBe('Tenant Domain is empty');
  });

  it('connects with tokens whose ends lie less than 5400 seconds apart; by identity whatever they are', async () => {
    const pair = async (seconds: number) => [
      await running.issue({}, 10_000),
      await running.issue({ aud: teamsAdmin.appId }, 10_000 + seconds),
    ];
    const said = async (seconds: number, parameters = {}) =>
      (await post('Connect-MicrosoftTeams', parameters, await pair(seconds))).reply.error?.message;
    expect(await said(5398)).toBeUndefined();
    expect(await said(5402)).toBe(
      'The provided tokens must have less than 5400 seconds difference in the time range of expiration.',
    );
    expect(await said(-5402)).toContain('less than 5400 seconds');
    expect(await said(86_400, { Identity: true })).toBeUndefined();
  });

  it('is nobody without tokens', async () => {
    expect((await post('Get-CsTenant', {}, null)).reply.error?.message).toBe(
      'Run Connect-MicrosoftTeams before running cmdlets.',
    );
  });

  it.each([
    ['in the wrong order', async () => (await running.tokens()).toReversed(), 'Invalid audience'],
    ['of Graph twice', async () => [await running.issue({}), await running.issue({})], 'Invalid audience'],
    ['that have ended', () => running.tokens({}, -10), 'the token is expired'],
    ['of another tenant', () => running.tokens({ tid: '7c2f0000-0000-4000-8000-000000000001' }), 'Invalid tenant'],
    ['that are none', async () => ['x', 'y'], 'malformed'],
    [
      'of two callers',
      async () => [await running.issue({}), await running.issue({ aud: teamsAdmin.appId, oid: 'other' })],
      'different identities',
    ],
  ])('is nobody with tokens %s', async (_what, tokens, message) => {
    const { error } = (await post('Connect-MicrosoftTeams', {}, await tokens())).reply;
    expect(error?.message).toContain(message);
  });

  it('is nobody of another tenant than the one named', async () => {
    const named = { TenantId: '7c2f0000-0000-4000-8000-000000000001' };
    expect((await post('Connect-MicrosoftTeams', named)).reply.error?.message).toContain('belong to tenant 1ab00000');
  });
});

describe('the answers of a host', () => {
  it('are output, warnings or an error with its ids', async () => {
    expect((await post('New-CsOnlineVoiceRoute', { Identity: 'R' })).reply).toMatchObject({
      output: [{ Identity: 'R' }],
      warnings: [expect.any(String), expect.any(String)],
    });
    expect((await post('New-CsOnlineVoiceRoute', { Identity: 'R' })).reply).toEqual({
      error: {
        message: '[Conflict] : "R" already exists',
        exceptionTypes: [expect.stringMatching(/\.RestException$/)],
        statusCode: 409,
        code: 'Conflict',
        fullyQualifiedErrorId: expect.any(String),
        correlationId: expect.any(String),
      },
    });
    expect((await post('New-CsOnlineVoiceRoute', { Foo: 1 })).reply).toEqual({
      error: {
        message: "A parameter cannot be found that matches parameter name 'Foo'.",
        fullyQualifiedErrorId: 'NamedParameterNotFound,New-CsOnlineVoiceRoute',
      },
    });
  });

  it('take a cmdlet as a parameter, at any depth', async () => {
    const rule = {
      $cmdlet: 'New-CsVoiceNormalizationRule',
      parameters: { Identity: 'Global/Emergency', Pattern: '^(112)$', Translation: '$1', InMemory: true },
    };
    for (const NormalizationRules of [[rule], rule, { Add: [rule] }]) {
      running.lab.store.delete('dialPlan', 'NL');
      const { reply } = await post('New-CsTenantDialPlan', { Identity: 'NL', NormalizationRules });
      expect(reply.output).toMatchObject([{ NormalizationRules: [{ Name: 'Emergency', Pattern: '^(112)$' }] }]);
    }
  });

  it('tell when the rule itself is refused', async () => {
    const rule = { $cmdlet: 'New-CsVoiceNormalizationRule', parameters: { Identity: 'Global/R' } };
    expect(
      (await post('New-CsTenantDialPlan', { Identity: 'NL', NormalizationRules: [rule] })).reply.error?.message,
    ).toContain('InMemory');
  });

  it('are 400 for what is no request', async () => {
    const response = await route.request('/', { method: 'POST', body: 'x' });
    expect(response.status).toBe(400);
  });
});

describe('the time of a cmdlet', () => {
  it('passes on the clock of the lab', async () => {
    const { context } = running.lab;
    const moved: number[] = [];
    const clock = { ...context.clock, pass: async (milliseconds: number) => void moved.push(milliseconds) };
    const switches = { ...context.switches, cmdletSeconds: 2 };
    route = cmdletRoute({ ...context, clock, switches });
    await post('Get-CsTenant');
    expect(moved).toEqual([2000]);
  });
});

describe('ordered trouble', () => {
  const gateway = { Fqdn: '4f9a1.teams.carrier.example', SipSignalingPort: 5061 };

  it.each([
    ['throttle', '[TooManyRequests] : Service is unavailable. Please try again (429)'],
    ['error', 'BadRequest Service is unavailable. Please try again'],
  ] as const)('%s refuses once and does nothing', async (kind, message) => {
    order(kind, 'New-CsOnlinePSTNGateway');
    expect((await post('New-CsOnlinePSTNGateway', gateway)).reply.error?.message).toBe(message);
    expect(running.lab.store.list('gateway')).toEqual([]);
    expect((await post('New-CsOnlinePSTNGateway', gateway)).reply.error).toBeUndefined();
  });

  it('lag shows the tenant as it was before the last change', async () => {
    const names = async () => (await post('Get-CsOnlineVoiceRoute')).reply.output?.map(({ Identity }) => Identity);
    for (const name of ['A', 'B', 'B']) await post('New-CsOnlineVoiceRoute', { Identity: name });
    order('lag', 'Get-CsOnlineVoiceRoute');
    expect(await names()).toEqual(['LocalRoute', 'A']);
    order('lag', 'Get-CsOnlineVoiceRoute');
    expect((await post('Get-CsOnlineVoiceRoute', { Identity: 'B' })).reply.error?.message).toContain('not found');
    expect(await names()).toEqual(['LocalRoute', 'A', 'B']);
  });

  it.each([
    ['New-CsOnlineVoiceRoute', 'voiceRoute', { Identity: 'R' }],
    ['New-CsOnlineVoiceRoutingPolicy', 'voiceRoutingPolicy', { Identity: 'R' }],
    ['New-CsTenantDialPlan', 'dialPlan', { Identity: 'R' }],
    ['New-CsTeamsTranslationRule', 'translationRule', { Identity: 'R' }],
    ['New-CsOnlinePSTNGateway', 'gateway', gateway],
  ] as const)(
    'lag makes %s throw after it made the object, for its own read finds nothing',
    async (cmdlet, kind, parameters) => {
      order('lag', cmdlet);
      expect((await post(cmdlet, parameters)).reply.error).toMatchObject({
        message: '[NotFound] : Resource not found',
        fullyQualifiedErrorId: expect.stringMatching(/^NotFound,/),
      });
      expect(running.lab.store.get(kind, String(Object.values(parameters)[0]))).toBeDefined();
      expect((await post(cmdlet, parameters)).reply.error?.message).toContain('already exists');
    },
  );

  it('lostReply does it and drops the connection', async () => {
    order('lostReply', 'New-CsOnlineVoiceRoute');
    expect((await post('New-CsOnlineVoiceRoute', { Identity: 'R' })).env.replyLost).toBe(true);
    expect(running.lab.store.get('voiceRoute', 'R')).toBeDefined();
  });

  it.each([
    ['refused', undefined, false],
    ['refused', true, true],
    ['closedInAnswer', undefined, true],
    ['closedInAnswer', false, false],
  ] as const)('network %s is told by its types; done: %s', async (fault, done, isMade) => {
    running.lab.faults.add({ kind: 'network', fault, done, on: 'New-CsOnlineVoiceRoute', times: 1 });
    const { reply } = await post('New-CsOnlineVoiceRoute', { Identity: 'R' });
    expect(reply).toMatchObject({
      network: fault,
      error: { exceptionTypes: expect.arrayContaining(['System.Net.Http.HttpRequestException']) },
    });
    expect(running.lab.store.get('voiceRoute', 'R') !== undefined).toBe(isMade);
  });

  it('crash ends the host before anything is done', async () => {
    order('crash', 'New-CsOnlineVoiceRoute');
    expect((await post('New-CsOnlineVoiceRoute', { Identity: 'R' })).reply).toEqual({ crash: true });
    expect(running.lab.store.get('voiceRoute', 'R')).toBeUndefined();
  });
});
