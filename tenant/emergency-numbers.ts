import type { EmergencyNumber as Declared } from '../providers/msteams/schema/emergency-number.ts';
import type { EmergencyNumber } from './tenant.ts';

/** The emergency numbers of a file's list as the kind has them: by dial string. */
export const numbersByDial = (numbers: readonly EmergencyNumber[]): Record<string, Declared> =>
  Object.fromEntries(numbers.map(({ dial, masks, usage }) => [dial, { masks: [...masks], usage }]));
