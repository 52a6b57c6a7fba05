import { ServiceError } from '../../providers/kit/error.ts';
import { type About, bad, cantTell, type Finding } from './finding.ts';

/** Refusals for what somebody has to set right; what may be over in a minute, and what nobody understands, says nothing of the tenant. */
const faults: ReadonlySet<string> = new Set(['Rejected', 'Forbidden', 'NotLicensed', 'NotFound']);

/** What was found, or what a service's refusal says instead. An error that no service gave is thrown. */
export const asFindings = async (
  about: About,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { doing, code, text, fix } = error.facts;
    const told = `${doing}: ${code === undefined ? '' : `${code}: `}${text}`.replaceAll('\n', ' ');
    return [
      faults.has(error.kind) && fix !== undefined
        ? bad(about, told, fix)
        : cantTell(about, told, fix ?? 'run it again.'),
    ];
  }
};
