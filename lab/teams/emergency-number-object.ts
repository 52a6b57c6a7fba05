import type { CmdletContext } from './cmdlet.ts';
import type { LabEmergencyNumber } from './policies/emergency-policy.ts';
import { refused } from './refusals.ts';

/** Made in this session by New-CsTeamsEmergencyNumber. JSON can't carry the mark: nothing rebuilt passes for real. */
const made = new WeakSet<object>();

export const printedEmergencyNumber = (number: LabEmergencyNumber) => ({
  EmergencyDialString: number.EmergencyDialString,
  EmergencyDialMask: number.EmergencyDialMask,
  OnlinePSTNUsage: number.OnlinePSTNUsage,
});

export const emergencyNumberObject = (number: LabEmergencyNumber): object => {
  const object = printedEmergencyNumber(number);
  made.add(object);
  return object;
};

/** A text in the place of a number is refused, as a rule of a dial plan is (OBS ISS:ps-docs#9246 for those; INF here). */
export const castToEmergencyNumber = (context: Pick<CmdletContext, 'cmdlet'>, value: unknown): LabEmergencyNumber => {
  if (typeof value === 'object' && value !== null && made.has(value)) return { ...(value as LabEmergencyNumber) };
  const type = typeof value === 'string' ? 'System.String' : 'System.Management.Automation.PSCustomObject';
  throw refused(
    'InvalidCastException',
    `Unable to cast object of type '${type}' to type 'Microsoft.Teams.Policy.Administration.Cmdlets.Core.TeamsEmergencyNumber'`,
    context.cmdlet,
  );
};
