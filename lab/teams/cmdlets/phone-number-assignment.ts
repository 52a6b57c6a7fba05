import { canonicalNumber } from '../../graph/numbers/number.ts';
import { settleOperations, startOperation } from '../../graph/numbers/operations.ts';
import { findRefusal, type NumberRequest } from '../../graph/numbers/refusals.ts';
import { hasPhoneSystem, heardByTeams } from '../../graph/users/licensing.ts';
import type { LabNumber, LabUser } from '../../model.ts';
import { beforeChange, numbersOf } from '../../read-model.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { invalid, refused } from '../refusals.ts';
import { findUsers } from '../voice-user.ts';

const operationOf = (context: CmdletContext) =>
  context.cmdlet.startsWith('Set') ? 'SetCsPhoneNumberAssignment_Set' : 'RemoveCsPhoneNumberAssignment_Remove';

/** OBS ISS:ps-docs#8875: all that is said of an unknown user. */
const userOf = (context: CmdletContext, identity: string): LabUser => {
  const [user] = findUsers(context, identity);
  if (user !== undefined) return user;
  throw refused('NotFound', 'The server responded with a Request Error, Status: NotFound', operationOf(context));
};

const numberTypes = ['directRouting', 'callingPlan', 'operatorConnect'] as const;
const categories = ['primary', 'private', 'alternate'] as const;

const oneOf = <T extends string>(context: CmdletContext, name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((one) => sameName(one, value));
  if (found !== undefined) return found;
  throw invalid(context.cmdlet, `"${value}" is not a valid ${name}. Valid values: ${allowed.join(', ')}.`);
};

/** OBS ISS:ps-docs#10042. A `tel:` prefix is no number here. */
const numberOf = (context: CmdletContext, text: string): string => {
  const number = canonicalNumber(text);
  if (number !== undefined) return number;
  throw refused('BadRequest', `Invalid DirectRoutingTelephoneNumber '${text}'`, operationOf(context));
};

/** The service behind is the one behind Graph's assignNumber; the cmdlet waits for it, and puts the code before the text. */
const carryOut = (context: CmdletContext, request: NumberRequest): void => {
  const refusal = findRefusal(context, request);
  if (refusal !== undefined) {
    const { code, message } = refusal.error;
    const isBare = message.startsWith('The user already has a telephone number');
    throw refused(code, isBare ? message : `${code} ${message}`, operationOf(context));
  }
  startOperation({ ...context, switches: { ...context.switches, numberOperationSeconds: 0 } }, request);
  settleOperations(context);
};

const inventoried = (context: CmdletContext, text: string): LabNumber => {
  const number = context.store.get('number', numberOf(context, text));
  if (number !== undefined) return number;
  const message = `BadRequest Telephone Number '${text}' is not found from tenant '${context.tenantId}'.`;
  throw refused('BadRequest', message, operationOf(context));
};

/** Sets and parameters: DOC PS:Set-CsPhoneNumberAssignment. No output; errors are exceptions since 4.2.1-preview. */
export const setPhoneNumberAssignment = cmdlet({
  name: 'Set-CsPhoneNumberAssignment',
  configuration: false,
  defaultSet: 'LocationUpdate',
  parameters: {
    Identity: { type: 'String', sets: ['Assignment', 'Attribute'], mandatory: true },
    TelephoneNumber: {
      type: 'String',
      sets: ['Assignment', 'LocationUpdate', 'NetworkSiteUpdate', 'ReverseNumberLookupUpdate'],
      mandatory: true,
      aliases: ['PhoneNumber'],
    },
    NumberType: { type: 'String', sets: ['Assignment'], mandatory: true, aliases: ['PhoneNumberType'] },
    LocationId: { type: 'String', sets: ['Assignment', 'LocationUpdate'] },
    NetworkSiteId: { type: 'String', sets: ['Assignment', 'NetworkSiteUpdate'] },
    AssignmentCategory: { type: 'String', sets: ['Assignment'] },
    ReverseNumberLookup: { type: 'StringArray', sets: ['Assignment', 'ReverseNumberLookupUpdate'] },
    Notify: { type: 'Switch', sets: ['Assignment'] },
    EnterpriseVoiceEnabled: { type: 'Boolean', sets: ['Attribute'], mandatory: true },
  },
  run: (context, given) => {
    if (given.EnterpriseVoiceEnabled !== undefined) {
      const user = userOf(context, given.Identity ?? '');
      if (given.EnterpriseVoiceEnabled && !hasPhoneSystem(user, heardByTeams(context))) {
        const message = `BadRequest User '${user.userPrincipalName}' lacks appropriate licenses to enable Enterprise Voice.`;
        throw refused('BadRequest', message, operationOf(context));
      }
      beforeChange(context, user);
      context.store.put('user', user.id, { ...user, enterpriseVoiceEnabled: given.EnterpriseVoiceEnabled });
      return [];
    }
    const text = given.TelephoneNumber ?? '';
    if (given.NumberType !== undefined) {
      const user = userOf(context, given.Identity ?? '');
      carryOut(context, {
        action: 'assign',
        telephoneNumber: numberOf(context, text),
        numberType: oneOf(context, 'NumberType', given.NumberType, numberTypes),
        assignmentTargetId: user.id,
        assignmentCategory: oneOf(context, 'AssignmentCategory', given.AssignmentCategory ?? 'primary', categories),
      });
    }
    const number = inventoried(context, text);
    if (given.ReverseNumberLookup !== undefined) {
      const reverseNumberLookup = given.ReverseNumberLookup.filter((one) => one !== '');
      context.store.put('number', number.telephoneNumber, { ...number, reverseNumberLookup });
    }
    return [];
  },
});

/** The number stays in the inventory, Enterprise Voice goes off. DOC PS:Remove-CsPhoneNumberAssignment. */
export const removePhoneNumberAssignment = cmdlet({
  name: 'Remove-CsPhoneNumberAssignment',
  configuration: false,
  defaultSet: 'RemoveSome',
  parameters: {
    Identity: { type: 'String', mandatory: true },
    TelephoneNumber: { type: 'String', sets: ['RemoveSome'], mandatory: true, aliases: ['PhoneNumber'] },
    NumberType: { type: 'String', sets: ['RemoveSome'], mandatory: true, aliases: ['PhoneNumberType'] },
    AssignmentBlockedForever: { type: 'Switch', sets: ['RemoveSome'] },
    AssignmentBlockedDays: { type: 'Int32', sets: ['RemoveSome'] },
    RemoveAll: { type: 'Switch', sets: ['RemoveAll'], mandatory: true },
    Notify: { type: 'Switch' },
  },
  run: (context, given) => {
    const user = userOf(context, given.Identity ?? '');
    const days = given.AssignmentBlockedDays;
    if (days !== undefined && (days < 1 || days > 365 || given.AssignmentBlockedForever === true)) {
      throw invalid(
        context.cmdlet,
        'AssignmentBlockedDays must be from 1 to 365 and not together with AssignmentBlockedForever.',
      );
    }
    const release = (telephoneNumber: string, numberType: LabNumber['numberType']) =>
      carryOut(context, {
        action: 'unassign',
        telephoneNumber,
        numberType,
        assignmentTargetId: null,
        assignmentCategory: 'primary',
      });
    if (given.RemoveAll === true) {
      for (const number of numbersOf(context.store, user.id)) release(number.telephoneNumber, number.numberType);
      return [];
    }
    const number = inventoried(context, given.TelephoneNumber ?? '');
    if (number.assignmentTargetId !== user.id) {
      const message = `BadRequest Telephone Number '${number.telephoneNumber}' is not assigned to user '${user.userPrincipalName}'.`;
      throw refused('BadRequest', message, operationOf(context));
    }
    release(number.telephoneNumber, oneOf(context, 'NumberType', given.NumberType ?? '', numberTypes));
    if (days !== undefined || given.AssignmentBlockedForever === true) {
      context.store.put('number', number.telephoneNumber, { ...number, blocked: true });
    }
    return [];
  },
});
