import { ServiceError } from '../kit/error.ts';
import { formatWording } from '../kit/wording.ts';
import type { Environment } from '../msteams/auth/environment-problem.ts';
import { isLabTenant } from '../msteams/auth/lab-variables.ts';
import { telnyxEndpoint, telnyxEndpointProblems } from '../msteams/auth/telnyx-endpoint.ts';
import { howToMakeKey, telnyxKey } from './trunk/key.ts';

/** Where the account is asked (SRC: the client's own default). */
const realUrl = 'https://api.telnyx.com/v2';

/** Where a tenant's trunk is asked, and by what. */
export interface TelnyxPlace {
  readonly url: string;
  readonly key: string;
}

/** Undefined where there is no key. Throws a ServiceError for an address that this tenant's key may not go to. */
export const chooseTelnyx = (tenantId: string, env: Environment): TelnyxPlace | undefined => {
  const doing = 'ask Telnyx';
  const [problem] = telnyxEndpointProblems(tenantId, env);
  if (problem !== undefined) {
    const { path, message, allowed, fix } = problem;
    const text = formatWording({ message: `${path}: ${message}`, allowed, fix: '' });
    throw new ServiceError({ kind: 'Rejected', doing, text, fix });
  }
  const key = env[telnyxKey];
  if (key === undefined || key === '') return undefined;
  if (!isLabTenant(tenantId)) return { url: realUrl, key };
  const url = env[telnyxEndpoint];
  if (url) return { url, key };
  const text = `${telnyxEndpoint} isn't set, and the lab's tenant is never asked of the real Telnyx.`;
  throw new ServiceError({ kind: 'Rejected', doing, text, fix: 'start it by npm start, or by npm run lab:serve.' });
};

/** What nobody may do without the key. */
export const noKey = (doing: string): ServiceError =>
  new ServiceError({ kind: 'Forbidden', doing, text: "Telnyx' key isn't set.", fix: howToMakeKey });

/** What is said where there is no key to look by. */
export const cantTell = (what: string): string =>
  formatWording({ message: `Whether ${what} can't be told: Telnyx' key isn't set.`, fix: `set ${telnyxKey}.` });
