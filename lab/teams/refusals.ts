import { LabCmdletError } from './cmdlet-error.ts';

/** `New-CsOnlineVoiceRoute` → `NewOnlineVoiceRoute`. */
const classOf = (cmdlet: string) => cmdlet.replace('-Cs', '').replace('-', '');
const generated = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets';

/** A rule of the object's own validation. Shape of the id: OBS ISS:support#925. */
export const invalid = (cmdlet: string, message: string): LabCmdletError =>
  new LabCmdletError(message, `CustomValidationFailed,Microsoft.Rtc.Management.Internal.${classOf(cmdlet)}Cmdlet`);

/** A refusal of the Teams configuration API. Shape of the id: OBS ISS:ps-docs#8336. */
export const refused = (code: string, message: string, operation: string): LabCmdletError =>
  new LabCmdletError(message, `${code},${generated}.${operation}`);

/**
 * Get, Set or Remove of an identity that isn't there. That Get throws: OBS ISS:ps-docs#9346 (modules 4.0 and later);
 * the words: as `"X" not found` in OBS ISS:ps-docs#9103, INF for these cmdlets.
 */
export const notFound = (cmdlet: string, identity: string): LabCmdletError =>
  refused('NotFound', `[NotFound] : "${identity}" not found`, `${classOf(cmdlet)}_${cmdlet.split('-')[0]}`);

/** What New is told by its own read of what it has just made, where reads lag. Words and status: SRC. */
export const resourceNotFound = (cmdlet: string): LabCmdletError =>
  refused('NotFound', '[NotFound] : Resource not found', `${classOf(cmdlet)}_Get`);

/** New of an identity that is taken. INF: no published text (section 17 of the reference). */
export const alreadyExists = (cmdlet: string, identity: string): LabCmdletError =>
  refused('Conflict', `[Conflict] : "${identity}" already exists`, `${classOf(cmdlet)}_New`);

/** DOC MicrosoftLearning MS-721 lab 3: unknown, not spread yet, or `Global`. */
export const notUserPolicy = (name: string): LabCmdletError =>
  refused(
    'ClientError',
    `Policy "${name}" is not a user policy. You can assign only a user policy to a specific user`,
    'GrantCsUserPolicy_GrantExpanded',
  );

/** Remove of a policy that somebody holds. That it is refused: OBS ISS:ps-docs#3423; the words: Lync's (nexthop, 10 Feb 2011). */
export const policyInUse = (cmdlet: string, name: string): LabCmdletError =>
  refused(
    'ClientError',
    `The policy "${name}" is currently assigned to one or more users. Assign a different policy to the users before removing this one.`,
    `${classOf(cmdlet)}_Remove`,
  );
