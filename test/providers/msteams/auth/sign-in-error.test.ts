import { describe, expect, it } from 'vitest';
import { type SigningIn, signInError } from '../../../../providers/msteams/auth/sign-in-error.ts';

const who: SigningIn = {
  tenantId: '7c2f',
  as: 'client 8f0a with a client secret',
  clientId: '8f0a',
  method: 'secret',
  authorityHost: 'https://login.microsoftonline.com',
  secrets: ['hush~hush'],
};
const entra = (code: string, text: string) =>
  new Error(
    `invalid_client: Error(s): ${code.slice(6)} - Timestamp: now - Description: ${code}: ${text} Trace ID: 6fd07d53-aaaa-4bbb-8ccc-0d56b17f0100 Correlation ID: x Timestamp: y`,
  );

describe('signInError', () => {
  it.each([
    ['AADSTS700016', 'Forbidden', 'az ad sp create --id 8f0a'],
    ['AADSTS7000215', 'Forbidden', "the secret's value"],
    ['AADSTS7000222', 'Forbidden', 'make a new one'],
    ['AADSTS90002', 'Forbidden', 'correct tenant.id in the tenant file'],
    ['AADSTS500011', 'Forbidden', '48ac35b8-9aa8-4d74-927d-1f4a14a0b239'],
    ['AADSTS99999', 'Forbidden', 'error?code=99999'],
  ])('%s comes with its words, request id and fix', (code, kind, fix) => {
    const error = signInError(entra(code, 'No luck.'), who);
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(
      new RegExp(`^sign in to tenant 7c2f as client 8f0a with a client secret: ${code}: No luck\\. \\(request 6fd0`),
    );
    expect(error.message.split('\n  Fix: ')[1]).toContain(fix);
    expect(error.message).not.toContain('Trace ID');
  });

  it('blanks a secret that a service repeats', () => {
    expect(signInError(new Error('bad secret hush~hush given'), who).message).not.toContain('hush');
  });

  it('tells a sign-in service that gave no answer, whatever it is wrapped in', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
    const error = signInError(new Error('endpoints_resolution_error: no endpoints', { cause }), who);
    expect(error.kind).toBe('Unavailable');
    expect(error.message).toContain('https://login.microsoftonline.com gave no answer.');
  });

  it('tells a sign-in service that fails for now, so that it is waited for', () => {
    const text =
      'server_error: Error(s): Not Available - Description: A server error occured.\nHttp status code: 503\nHttp status message: <html>\n';
    const error = signInError(new Error(text), who);
    expect(error.kind).toBe('Unavailable');
    expect(error.message).toContain('https://login.microsoftonline.com answers with HTTP 503.');
    expect(error.message).not.toContain('credentials');
  });

  it('tells a certificate that this machine does not trust', () => {
    const cause = Object.assign(new Error('self-signed certificate in certificate chain'), {
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
    });
    expect(signInError(new Error('request failed', { cause }), who).message).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('names the ways in when az login has nothing to give', () => {
    const missing = Object.assign(new Error('Azure CLI could not be found.'), { name: 'CredentialUnavailableError' });
    expect(signInError(missing, who).message).toContain('Fix: set ARM_CLIENT_ID and ARM_CLIENT_SECRET');
  });
});
