import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { labTenantId } from '../identity.ts';

/** What an access token says about its bearer, version 1.0: an app by itself, or an app on behalf of somebody. */
export interface Claims {
  /** The service that it opens: an app id or the identifier it was asked by. */
  readonly aud: string;
  /** Client id of the app. */
  readonly appid: string;
  /** Object id of its service principal; of the user, where it acts on somebody's behalf. */
  readonly oid: string;
  readonly tid: string;
  /** Application permissions on `aud`, as they were when the token was issued. */
  readonly roles: readonly string[];
  /** Template ids of its Entra directory roles. */
  readonly wids: readonly string[];
  /** Delegated permissions, one after another with blanks between; of an app that acts on somebody's behalf alone. */
  readonly scp?: string;
  /** When it ends, in seconds since 1970; of one that was issued. */
  readonly exp?: number;
}

/** A token that a service may not accept, by what is wrong with it. */
export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'tenant';

/** What a token permits: the app's own permissions, or those that it has on somebody's behalf. */
export const permitted = ({ roles, scp }: Claims): readonly string[] => (scp === undefined ? roles : scp.split(' '));

export interface Tokens {
  /** `seconds` of our time; a negative number gives a token that has expired. */
  issue(claims: Claims, seconds: number): Promise<string>;
  verify(token: string): Promise<Claims | TokenProblem>;
  /** For `/discovery/v2.0/keys`. */
  readonly keys: { readonly keys: readonly JWK[] };
}

const readKey = (dir: string) => {
  const file = join(dir, 'entra-key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  return createPrivateKey(readFileSync(file, 'utf8'));
};

const problemOf = (error: unknown): TokenProblem => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  return 'malformed';
};

/** Tokens live in our time, not the lab's, because clients compare them with their own clock. */
export const createTokens = async (dir: string): Promise<Tokens> => {
  const privateKey = readKey(dir);
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 27);
  const checked = new Map<string, { claims: Claims; expires: number }>();

  const verify = async (token: string): Promise<Claims | TokenProblem> => {
    const before = checked.get(token);
    if (before !== undefined) return before.expires > Date.now() ? before.claims : 'expired';
    try {
      const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'] });
      if (payload.tid !== labTenantId) return 'tenant';
      const claims = payload as unknown as Claims;
      if (checked.size > 1000) checked.clear();
      checked.set(token, { claims, expires: Number(payload.exp) * 1000 });
      return claims;
    } catch (error) {
      return problemOf(error);
    }
  };

  return {
    issue: (claims, seconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        ...claims,
        appidacr: '1',
        idtyp: claims.scp === undefined ? 'app' : 'user',
        sub: claims.oid,
        ver: '1.0',
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .setIssuer(`https://sts.windows.net/${claims.tid}/`)
        .setIssuedAt(Math.min(now, now + seconds))
        .setNotBefore(Math.min(now, now + seconds))
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
    verify,
    keys: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] },
  };
};
