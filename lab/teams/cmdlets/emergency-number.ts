import { cmdlet } from '../cmdlet.ts';
import { emergencyNumberObject } from '../emergency-number-object.ts';
import { textOrNull } from '../names.ts';
import { invalid } from '../refusals.ts';

/** Makes a number in memory only (DOC PS:New-CsTeamsEmergencyNumber): a policy that is given it judges the rest. */
export const newTeamsEmergencyNumber = cmdlet({
  name: 'New-CsTeamsEmergencyNumber',
  parameters: {
    EmergencyDialString: { type: 'String' },
    EmergencyDialMask: { type: 'String' },
    OnlinePSTNUsage: { type: 'String' },
  },
  run: (context, given) => {
    const EmergencyDialMask = textOrNull(given.EmergencyDialMask, null);
    // "A list of numbers separated by semicolon", each 1 to 10 digits (DOC); words INF.
    for (const mask of (EmergencyDialMask ?? '').split(';')) {
      if (EmergencyDialMask !== null && !/^[0-9]{1,10}$/.test(mask)) {
        throw invalid(
          context.cmdlet,
          `EmergencyDialMask "${EmergencyDialMask}" is not valid. It must be a list of numbers separated by semicolons, each of 1 to 10 digits.`,
        );
      }
    }
    return [
      emergencyNumberObject({
        EmergencyDialString: given.EmergencyDialString ?? '',
        EmergencyDialMask,
        OnlinePSTNUsage: given.OnlinePSTNUsage ?? '',
      }),
    ];
  },
});
