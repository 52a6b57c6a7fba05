import { openCcaip } from '../../providers/ccaip/ccaip.ts';
import { howToMakeToken } from '../../providers/ccaip/place.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { readContext } from '../read-context.ts';
import { bad, cantTell, type Finding, good } from './finding.ts';
import { asFindings } from './known-error.ts';

/** Seconds of waiting for a CCAIP that throttles or is down. */
const patienceSeconds = 20;

/** Whether CCAIP's API takes the token, where `up` sets external users by it. Nothing else of CCAIP has an API. */
export const lookAtCcaip = async ({ id, app, ucaas }: Tenant, env: NodeJS.ProcessEnv): Promise<readonly Finding[]> =>
  ucaas.externalUsers?.by !== 'api'
    ? []
    : asFindings('ccaip', async () => {
        const of = { tenantId: id, redirectDomain: app.redirectDomain };
        const ccaip = openCcaip(of, env, { context: readContext, patienceSeconds });
        if (ccaip === undefined) {
          return [bad('ccaip', "its token isn't set: up is refused (ucaas.externalUsers is by: api).", howToMakeToken)];
        }
        const users = await ccaip.users();
        // Without this column no write could be read back.
        return users.some(({ sipUri }) => sipUri !== undefined)
          ? [good('ccaip', `its API takes the token, and tells of ${users.length} users.`)]
          : [
              cantTell(
                'ccaip',
                `its API takes the token, but tells no External SIP URI of any of ${users.length} users.`,
                'name the key that it uses by TRUNKLINE_CCAIP_LITERALS (docs/external-users.md).',
              ),
            ];
      });
