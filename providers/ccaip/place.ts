import { isIP } from 'node:net';
import { ServiceError } from '../kit/error.ts';
import { formatWording } from '../kit/wording.ts';
import { ccaipEndpoint, ccaipEndpointProblems } from '../msteams/auth/ccaip-endpoint.ts';
import type { Environment } from '../msteams/auth/environment-problem.ts';
import { isLabTenant } from '../msteams/auth/lab-variables.ts';

/** Names the token of an API credential; it stands in no file, since whoever has it may change every user of CCAIP. */
export const ccaipToken = 'TRUNKLINE_CCAIP_TOKEN';

/** How a person makes one (DOC bulk-user-management-api, api-credentials). */
export const howToMakeToken = `make an API credential in the CCAIP portal (Settings > Developer Settings > API Credentials > + Add API Credential; its token is shown once) and put the token in ${ccaipToken}; it may change every user there, so keep it as you keep an administrator's.`;

/** Where a tenant's CCAIP is asked, and by what. */
export interface CcaipPlace {
  /** `https://contoso.uc1.ccaiplatform.example`, without a slash at the end. */
  readonly origin: string;
  /** The portal's subdomain, Basic's user name (DOC apps-api, api-credentials). */
  readonly user: string;
  readonly token: string;
}

/** Whose CCAIP. */
export interface CcaipOf {
  readonly tenantId: string;
  /** `app.redirectDomain` of the tenant file. */
  readonly redirectDomain: string;
}

/** Undefined where there is no token. Throws a ServiceError for an address that this tenant's token may not go to. */
export const chooseCcaip = ({ tenantId, redirectDomain }: CcaipOf, env: Environment): CcaipPlace | undefined => {
  const doing = 'ask CCAIP';
  const [problem] = ccaipEndpointProblems(tenantId, env);
  if (problem !== undefined) {
    const { path, message, allowed, fix } = problem;
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: formatWording({ message: `${path}: ${message}`, allowed, fix: '' }),
      fix,
    });
  }
  const token = env[ccaipToken];
  if (token === undefined || token === '') return undefined;
  const { origin, hostname } = new URL(redirectDomain);
  const endpoint = env[ccaipEndpoint];
  const isLab = isLabTenant(tenantId);
  if (isLab && !endpoint) {
    const text = `${ccaipEndpoint} isn't set, and the lab's tenant is never asked of a real CCAIP.`;
    throw new ServiceError({ kind: 'Rejected', doing, text, fix: 'start it by npm start, or by npm run lab:serve.' });
  }
  if (!isLab && !isNamed(hostname)) {
    const message = `app.redirectDomain: "${redirectDomain}" is no portal's name, so CCAIP's token isn't sent there.`;
    const allowed = "The address of the customer's CCAIP portal, e.g. https://contoso.uc1.ccaiplatform.example.";
    const text = formatWording({ message, allowed, fix: '' });
    throw new ServiceError({ kind: 'Rejected', doing, text, fix: 'correct app.redirectDomain in the tenant file.' });
  }
  return {
    origin: isLab && endpoint ? new URL(endpoint).origin : origin,
    user: hostname.split('.')[0] ?? hostname,
    token,
  };
};

/** A portal has a name, its customer in front; an address alone may be this machine, or anybody on its network. */
const isNamed = (hostname: string): boolean =>
  isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && !/^(.+\.)?localhost\.?$/i.test(hostname);
