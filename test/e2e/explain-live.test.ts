import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandFree } from '../../scripts/lab/port.ts';
import { openLab } from '../../scripts/lab/session.ts';
import { root } from '../../scripts/setup/places.mjs';
import { freePort } from './free-port.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
});
afterAll(() => tenant.close());

const explain = async (...args: string[]) => {
  const command = [join(root, 'scripts/explain.ts'), 'lab', ...args, '--live'];
  const env = { ...tenant.session.env, NO_COLOR: '1' };
  const { stdout, stderr, exitCode } = await execa(process.execPath, command, { env, extendEnv: false, reject: false });
  return { stdout, stderr, exitCode, lines: stdout.split('\n') };
};
const calls = async () => {
  const command = [join(root, 'scripts/calls.ts'), 'lab', '--live'];
  return execa(process.execPath, command, { env: tenant.session.env, extendEnv: false, reject: false });
};
/** The lines after the trace. */
const verdict = async (...args: string[]) => {
  const { lines, stderr } = await explain(...args);
  expect(stderr).toBe('');
  return lines.slice(lines.findIndex((line) => line.startsWith('The tenant ')));
};
const asAda = ['--as', 'ada', '--dial', '0612345678'] as const;
const agrees = ['The tenant agrees with the file for this call.'];

/** The tenant after a change by hand, and as before it afterwards. */
const changed = async <Result>(
  [cmdlet, change, undo]: readonly [string, Record<string, unknown>, Record<string, unknown>],
  look: () => Promise<Result>,
): Promise<Result> => {
  await tenant.byHand(cmdlet, change);
  await tenant.press('clock', { advanceSeconds: 3600 });
  const result = await look();
  await tenant.byHand(cmdlet, undo);
  await tenant.press('clock', { advanceSeconds: 3600 });
  return result;
};

describe('explain --live, on the real engine and the lab', () => {
  it.each([
    [asAda],
    [['--as', 'ada', '--dial', '112']],
    [['--as', 'bob', '--dial', '00442071234567']],
    [['--as', 'ada', '--dial', '2102']],
    [['--to', 'ada']],
    [['--to', '+31205559999']],
  ])('agrees with the file after up: %j', async (args) => {
    expect(await verdict(...args)).toEqual(agrees);
  });

  it('tells the very trace that the file gives', async () => {
    const { stdout } = await explain(...asAda);
    expect(stdout).toContain('Voice routing policy "NL agents" (assigned to the user)');
    expect(stdout).toContain('first NL mobile: main');
    expect(stdout).toContain('main sends +31612345678 from +31205552101');
  });

  it('plays the expected calls in the tenant, and tells what is not in effect yet apart', async () => {
    const { stdout, exitCode } = await calls();
    expect(stdout).toMatch(/calls\.yaml: 11 of 11 expected calls hold in the tenant\.$/);
    expect(exitCode).toBe(0);
    const route = (pattern: string) => ({ Identity: 'NL mobile', NumberPattern: pattern });
    const change = ['Set-CsOnlineVoiceRoute', route('^\\+317'), route('^\\+316\\d{8}$')] as const;
    const late = await changed(change, calls);
    expect(late.stdout).toMatch(/ada dials 0612345678\n {2}Not in effect yet\.\n/);
    expect(late.stdout).toContain('route "NL mobile": pattern ^\\+317; the file says ^\\+316\\d{8}$.');
    expect(late.stdout).toContain('10 of 11 expected calls hold in the tenant, 1 not in effect yet.');
    expect(late.exitCode).toBe(3);
  });

  it('is the same tenant after a change, its revert, and an up of each', async () => {
    const before = await tenant.dump();
    const files = ['tenant.yaml', 'users.csv'].map((name) => join(tenant.tenants, 'lab', name));
    const texts = files.map((path) => readFileSync(path, 'utf8'));
    tenant.editTenant((document) => {
      document.setIn(['sbcs', 'main', 'maxSessions'], 100);
      document.setIn(['pstnUsages', 'National', 1, 'pattern'], '^\\+316[1-5]\\d{7}$');
      document.addIn(['pstnUsages', 'National'], { route: 'NL company', pattern: '^\\+3188\\d{7}$', sbcs: ['main'] });
      document.setIn(['voiceRoutingPolicies', 'NL supervisors'], ['International', 'Emergency', 'National']);
      document.addIn(['dialPlans', 'NL'], { name: 'Company', pattern: '^(88\\d{7})$', translation: '+31$1' });
    });
    // A leaver, a number that changes, and somebody with another policy.
    tenant.editUsers((rows) =>
      rows.flatMap((row) => {
        if (row.startsWith('kim@')) return [];
        if (row.startsWith('bob@')) return [row.replace('2102', '2199')];
        return row.startsWith('cyd@') ? ['cyd@contoso.example,+31205552103,Amsterdam,NL supervisors,agent'] : [row];
      }),
    );
    const change = await tenant.up();
    expect(`${change.exitCode}${change.exitCode === 0 ? '' : change.stdout}`).toBe('0');
    expect(await tenant.dump()).not.toEqual(before);
    for (const [index, path] of files.entries()) writeFileSync(path, texts[index] ?? '');
    const back = await tenant.up();
    expect(`${back.exitCode}${back.exitCode === 0 ? '' : back.stdout}`).toBe('0');
    expect(await tenant.dump()).toEqual(before);
    expect((await calls()).exitCode).toBe(0);
  });

  it("says that a route's pattern was changed by hand, and what the call does now", async () => {
    const route = (pattern: string) => ({ Identity: 'NL mobile', NumberPattern: pattern });
    const change = ['Set-CsOnlineVoiceRoute', route('^\\+316[1-5]\\d{6}$'), route('^\\+316\\d{8}$')] as const;
    expect(await changed(change, () => verdict(...asAda))).toEqual([
      'The tenant differs from the file:',
      '  route "NL mobile": pattern ^\\+316[1-5]\\d{6}$; the file says ^\\+316\\d{8}$.',
      'By the tenant:   +31612345678   dropped     policy "NL agents" has no usage that matches',
      'By the file:     +31612345678   NL mobile   main',
    ]);
    expect(await verdict(...asAda)).toEqual(agrees);
  });

  it('says nothing of a change that this call never meets', async () => {
    const route = (pattern: string) => ({ Identity: 'International', NumberPattern: pattern });
    const change = ['Set-CsOnlineVoiceRoute', route('^\\+49'), route('^\\+(?!31)[1-9]\\d{6,14}$')] as const;
    expect(await changed(change, () => verdict(...asAda))).toEqual(agrees);
  });

  it('says that somebody was given another policy by hand', async () => {
    const policy = (PolicyName: string) => ({ Identity: 'ada@contoso.example', PolicyName });
    const change = ['Grant-CsOnlineVoiceRoutingPolicy', policy('NL supervisors'), policy('NL agents')] as const;
    expect(await changed(change, () => verdict('--as', 'ada', '--dial', '00442071234567'))).toEqual([
      'The tenant differs from the file:',
      '  ada@contoso.example: voiceRoutingPolicy NL supervisors; the file says NL agents.',
      'By the tenant:   +442071234567   International   main',
      'By the file:     +442071234567   dropped         policy "NL agents" has no usage that matches',
    ]);
    expect(await verdict(...asAda)).toEqual(agrees);
  });

  it('says that a route made by hand takes the call', async () => {
    await tenant.byHand('New-CsOnlineVoiceRoute', {
      Identity: 'Test of Friday',
      NumberPattern: '^\\+316',
      OnlinePstnUsages: ['National'],
      OnlinePstnGatewayList: ['4f9a1.teams.carrier.example'],
      Priority: 0,
    });
    const lines = await verdict(...asAda);
    await tenant.byHand('Remove-CsOnlineVoiceRoute', { Identity: 'Test of Friday' });
    expect(lines.slice(0, 2)).toEqual([
      'The tenant differs from the file:',
      '  route "Test of Friday" isn\'t in the file.',
    ]);
  });

  it("rewrites by an SBC's translation rules", async () => {
    await tenant.byHand('New-CsTeamsTranslationRule', {
      Identity: 'Strip',
      Pattern: '^\\+31(\\d+)$',
      Translation: '0$1',
    });
    const rules = (names: string[]) => ({
      Identity: '4f9a1.teams.carrier.example',
      OutboundPstnNumberTranslationRules: names,
    });
    const change = ['Set-CsOnlinePSTNGateway', rules(['Strip']), rules([])] as const;
    expect(await changed(change, () => verdict(...asAda))).toEqual([
      'The tenant differs from the file:',
      '  SBC main sends the called number 0612345678 by translation rule "Strip"; by the file +31612345678.',
      'By both:   +31612345678   NL mobile   main',
    ]);
  });

  it("knows by the tenant's calling policy that somebody isn't rung, though the file only names it", async () => {
    const treatment = (InboundPstnCallRoutingTreatment: string) => ({
      Identity: 'CC agents',
      InboundPstnCallRoutingTreatment,
    });
    const change = ['Set-CsTeamsCallingPolicy', treatment('Voicemail'), treatment('RegularIncoming')] as const;
    expect(await changed(change, () => verdict('--to', 'ada'))).toEqual([
      'The tenant differs from the file:',
      expect.stringContaining("ada isn't rung"),
      expect.stringMatching(/^By the tenant: .* ada isn't rung /),
      expect.stringMatching(/^By the file: .* rings ada$/),
    ]);
  });

  it('says whose number it is now, for a call that CCAIP hands over', async () => {
    const ada = { TelephoneNumber: '+31205552101', NumberType: 'DirectRouting' };
    await tenant.byHand('Remove-CsPhoneNumberAssignment', { Identity: 'ada@contoso.example', ...ada });
    await tenant.byHand('Set-CsPhoneNumberAssignment', {
      Identity: 'ada@contoso.example',
      PhoneNumber: '+31205552199',
      PhoneNumberType: 'DirectRouting',
    });
    await tenant.press('clock', { advanceSeconds: 3600 });
    expect(await verdict('--to', 'ada')).toEqual([
      'The tenant differs from the file:',
      "  +31205552101 is nobody's number; the file gives it to ada@contoso.example, who has +31205552199.",
      'By the tenant:   +31205552101   reaches nobody   no user has this number',
      'By the file:     +31205552101   rings ada',
    ]);
  });

  it('prints the differences as JSON', async () => {
    const { stdout } = await explain('--to', 'ada', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      direction: 'handed over',
      outcome: { kind: 'nobody' },
      live: { differences: [{ about: 'number', name: '+31205552101' }], byFile: { outcome: { kind: 'rings' } } },
    });
  });

  it("explains for somebody whom the file doesn't know, and says who isn't there at all", async () => {
    await tenant.hire('zoe', 'SPE_E5');
    expect((await verdict('--as', 'zoe@contoso.example', '--dial', '112')).slice(0, 2)).toEqual([
      'The tenant differs from the file:',
      "  zoe@contoso.example isn't in users.csv.",
    ]);
    const { stderr, exitCode } = await explain('--as', 'nobody@contoso.example', '--dial', '112');
    expect(stderr).toMatch(
      /^npm run explain: --as: Teams of tenant \S+ knows no user "nobody@contoso.example"\.\n {2}Fix: /,
    );
    expect(exitCode).toBe(1);
  });

  it('prints what a service refuses without a stack', async () => {
    const command = [join(root, 'scripts/explain.ts'), 'lab', ...asAda, '--live'];
    const env = { ...tenant.session.env, ARM_CLIENT_SECRET: 'wrong', AZURE_CLIENT_SECRET: 'wrong' };
    const { stderr, exitCode } = await execa(process.execPath, command, { env, extendEnv: false, reject: false });
    expect(stderr).toMatch(/AADSTS7000215/);
    expect(stderr).toMatch(/\n {2}Fix: /);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(exitCode).toBe(1);
  });
});

describe('explain --live, for a lab that nobody runs', () => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-explain-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const explainAlone = async () => {
    const port = await freePort();
    const env = { TRUNKLINE_LAB_DIR: dir, TRUNKLINE_LAB_PORT: String(port), TRUNKLINE_TENANTS: '', NO_COLOR: '1' };
    const command = [join(root, 'scripts/explain.ts'), 'lab', ...asAda, '--live'];
    return { port, ...(await execa(process.execPath, command, { env, reject: false })) };
  };

  it('says that there is none, and how to make one', async () => {
    const { stderr, exitCode } = await explainAlone();
    expect(stderr).toBe(`${dir}: There is no lab tenant yet.\n  Fix: npm start, which makes one.`);
    expect(exitCode).toBe(1);
  });

  it('runs it for as long as it reads', async () => {
    await (await openLab({ dir, port: 0 })).close();
    const { port, stdout, stderr, exitCode } = await explainAlone();
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('voiceRoutingPolicy none (so Global holds); the file says NL agents.');
    await demandFree(port);
  });
});
