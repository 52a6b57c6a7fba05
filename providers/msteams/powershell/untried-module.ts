import { ServiceError } from '../../kit/error.ts';
import { installModule } from './install-module.ts';
import pin from './teams-module.json' with { type: 'json' };

/** What lets trunkline write by a module of a major version that it was never tried with. */
const permission = 'TRUNKLINE_UNTRIED_MODULE';

/** Told once a host: reads by such a module are done, and may mean other things than they did. */
export const untriedWarning = (version: string): string =>
  `${pin.name} ${version} was never tried with trunkline, which was made for ${pin.minimum} to below ${pin.below}: what it reads may be misread, and it writes nothing by it unless ${permission}=1 is set.`;

/** Why a write isn't sent by such a module; undefined where a person has set the permission. */
export const untriedWrite = (
  version: string,
  env: Readonly<Record<string, string | undefined>>,
  doing: string,
): ServiceError | undefined =>
  env[permission] === '1'
    ? undefined
    : new ServiceError({
        kind: 'Rejected',
        doing,
        text: `${pin.name} ${version} is loaded, a major version that trunkline was never tried with: a parameter may mean another thing by it, so nothing is written.`,
        fix: `in PowerShell run: ${installModule}. If it must be ${version}, try it on a tenant without calls first, by ${permission}=1.`,
      });
