import { describe, expect, it } from 'vitest';
import { judgeEnvironment } from '../../../../providers/msteams/auth/judge-environment.ts';
import {
  chooseSetupSignIn,
  lacksPermission,
  noSetupIdentity,
  type SetupNeed,
} from '../../../../providers/msteams/auth/setup-identity.ts';
import { signInError } from '../../../../providers/msteams/auth/sign-in-error.ts';
import { graphError } from '../../../../providers/msteams/graph/graph-errors.ts';
import { formatProblem } from '../../../../tenant/problem.ts';

const tenant = '7c2f0000-1111-4222-8333-444455556666';
const everyday = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' };
const judge = (env: Record<string, string>) => judgeEnvironment(tenant, { ...everyday, ...env }).map(formatProblem);

const need: SetupNeed = {
  doing: 'make the SIP domain "4f9a1.teams.carrier.example"',
  todo: 'the domain has to be added',
  permissions: ['Domain.ReadWrite.All'],
};

describe('the setup identity', () => {
  it.each([
    ['a secret', { CLIENT_ID: 'b', CLIENT_SECRET: 't' }, { method: 'secret', clientId: 'b', secret: 't' }],
    [
      'a certificate as text',
      { CLIENT_ID: 'b', CLIENT_CERTIFICATE: 'MII=', CLIENT_CERTIFICATE_PASSWORD: 'p' },
      { method: 'certificate', clientId: 'b', source: { base64: 'MII=' }, password: 'p' },
    ],
    [
      'a certificate',
      { CLIENT_ID: 'b', CLIENT_CERTIFICATE_PATH: '/c.pfx' },
      { method: 'certificate', clientId: 'b', source: { path: '/c.pfx' } },
    ],
    [
      'an OIDC token',
      { CLIENT_ID: 'b', USE_OIDC: 'true', OIDC_TOKEN: 't' },
      { method: 'oidcToken', clientId: 'b', token: 't' },
    ],
    [
      'a token file before a token',
      { CLIENT_ID: 'b', USE_OIDC: '1', OIDC_TOKEN: 't', OIDC_TOKEN_FILE_PATH: '/t' },
      { method: 'tokenFile', clientId: 'b', path: '/t' },
    ],
    ['a managed identity', { USE_MSI: 'true', CLIENT_ID: 'b' }, { method: 'managedIdentity', clientId: 'b' }],
    ['nothing', {}, undefined],
    ['nothing, as a pipeline spells it', { CLIENT_ID: '', CLIENT_SECRET: '' }, undefined],
  ])('is found by %s', (_, env, signIn) => {
    const named = Object.entries(env).map(([name, value]) => [`TRUNKLINE_SETUP_${name}`, value]);
    expect(chooseSetupSignIn({ ...everyday, ...Object.fromEntries(named) })).toEqual(signIn);
  });

  it("is GitHub's, where the job has its OIDC", () => {
    const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://gh/t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r' };
    const env = { ...github, TRUNKLINE_SETUP_CLIENT_ID: 'b', TRUNKLINE_SETUP_USE_OIDC: 'true' };
    expect(chooseSetupSignIn(env)).toMatchObject({ method: 'githubOidc', clientId: 'b', requestUrl: 'https://gh/t' });
    expect(chooseSetupSignIn(github)).toBeUndefined();
  });

  it('is never made of what the everyday identity has', () => {
    expect(chooseSetupSignIn({ ...everyday, TRUNKLINE_SETUP_CLIENT_ID: 'b' })).toBeUndefined();
    expect(chooseSetupSignIn({ ...everyday, TRUNKLINE_SETUP_CLIENT_SECRET: 't' })).toBeUndefined();
  });

  it('is judged before anything is contacted, also where nobody will ask for it', () => {
    expect(judge({ TRUNKLINE_SETUP_CLIENT_ID: 'b', TRUNKLINE_SETUP_CLIENT_SECRET: 't' })).toEqual([]);
    expect(judge({ TRUNKLINE_SETUP_CLIENT_SECRET: 't' })).toEqual([
      'environment: TRUNKLINE_SETUP_CLIENT_ID: TRUNKLINE_SETUP_CLIENT_SECRET is set, which is half of an identity.\n' +
        '  Allowed: TRUNKLINE_SETUP_CLIENT_ID with TRUNKLINE_SETUP_CLIENT_SECRET, with TRUNKLINE_SETUP_CLIENT_CERTIFICATE_PATH, or with TRUNKLINE_SETUP_USE_OIDC=true; or none of them: the setup identity is asked for only when there is something to do.\n' +
        '  Fix: set the other half, or unset it.',
    ]);
    const misnamed = { TRUNKLINE_SETUP_CLIENT_ID: 'b', TRUNKLINE_SETUP_SECRET: 't' };
    expect(judge(misnamed).map((one) => one.split('\n')[0])).toEqual([
      "environment: TRUNKLINE_SETUP_SECRET: it isn't read.",
      'environment: TRUNKLINE_SETUP_CLIENT_ID: TRUNKLINE_SETUP_CLIENT_ID is set, which is half of an identity.',
    ]);
    expect(judge({ TRUNKLINE_SETUP_CLIENT_ID: 'b', TRUNKLINE_SETUP_CLIENT_CERTIFICATE_PATH: '/nowhere' })[0]).toContain(
      'TRUNKLINE_SETUP_CLIENT_CERTIFICATE_PATH: "/nowhere" can\'t be read.',
    );
    const file = { TRUNKLINE_SETUP_USE_OIDC: 'true', TRUNKLINE_SETUP_OIDC_TOKEN_FILE_PATH: '/nowhere' };
    expect(judge({ TRUNKLINE_SETUP_CLIENT_ID: 'b', ...file })[0]).toContain(
      'TRUNKLINE_SETUP_OIDC_TOKEN_FILE_PATH: "/nowhere" can\'t be read.',
    );
  });

  it('is another than the one that runs every day', () => {
    expect(judge({ TRUNKLINE_SETUP_CLIENT_ID: 'A', TRUNKLINE_SETUP_CLIENT_SECRET: 't' })[0]).toContain(
      'TRUNKLINE_SETUP_CLIENT_ID: "A" is the identity that runs every day.',
    );
  });

  it('is asked for by what there is to do, which permissions, which variables, and that it may go again', () => {
    expect(noSetupIdentity(need).message).toBe(
      'make the SIP domain "4f9a1.teams.carrier.example": this takes the setup identity, and the environment names none: the domain has to be added.\n' +
        '  Fix: set TRUNKLINE_SETUP_CLIENT_ID with TRUNKLINE_SETUP_CLIENT_SECRET, with TRUNKLINE_SETUP_CLIENT_CERTIFICATE_PATH, or with TRUNKLINE_SETUP_USE_OIDC=true, of an application that has the Graph application permission Domain.ReadWrite.All, with admin consent, and run the same command again. ' +
        "It isn't needed afterwards: unset it, and take the permissions or the application away.",
    );
    const more: SetupNeed = { ...need, permissions: ['Domain.ReadWrite.All', 'User.ReadWrite.All'] };
    expect(noSetupIdentity(more).message).toContain('permissions Domain.ReadWrite.All and User.ReadWrite.All,');
  });

  it('is refused before the first write where its token lacks a permission, and only for what this needs', () => {
    const held = ['User.ReadWrite.All'];
    expect(lacksPermission({ ...need, permissions: ['User.ReadWrite.All'] }, 'b', held)).toBeUndefined();
    expect(lacksPermission({ ...need, permissions: ['LicenseAssignment.ReadWrite.All'] }, 'b', held)).toBeUndefined();
    const error = lacksPermission({ ...need, permissions: ['Domain.ReadWrite.All', 'User.ReadWrite.All'] }, 'b', held);
    expect(error?.message).toContain('the setup identity b has no Domain.ReadWrite.All in its token');
    expect(error?.facts.fix).toContain('grant it the Graph application permission Domain.ReadWrite.All, with');
  });

  it('is told by its own names where it fails to sign in, and where Graph denies it', () => {
    const who = { tenantId: tenant, as: 'b', method: 'secret', authorityHost: 'https://x', secrets: [] } as const;
    const wrong = new Error('AADSTS7000215: Invalid client secret provided. Trace ID: x');
    expect(signInError(wrong, { ...who, variables: 'TRUNKLINE_SETUP' }).message).toContain(
      "Fix: set TRUNKLINE_SETUP_CLIENT_SECRET to the secret's value;",
    );
    const unknown = signInError(new Error('AADSTS700016: no such'), { ...who, variables: 'TRUNKLINE_SETUP' });
    expect(unknown.message).toContain('Fix: check TRUNKLINE_SETUP_CLIENT_ID; if it is right');
    const denied = (path: string, identity: 'everyday' | 'setup') =>
      graphError({ status: 403, headers: {}, body: undefined, path, doing: 'do it', identity }).facts.fix;
    expect(denied('/users/x/assignLicense', 'setup')).toContain(
      'grant the setup identity the Graph application permission LicenseAssignment.ReadWrite.All',
    );
    expect(denied('/users/x', 'setup')).toContain('User.ReadWrite.All');
    expect(denied('/domains', 'setup')).toContain('Domain.ReadWrite.All');
    expect(denied('/domains', 'everyday')).toContain(
      "the automation's identity the Graph application permission Domain.Read.All",
    );
  });
});
