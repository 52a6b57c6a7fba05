import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { textOrNull } from '../names.ts';
import { checkPattern, readPattern } from '../number-pattern.ts';
import { type LabUnassignedTreatment, targetTypes } from '../policies/unassigned-treatment.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

const settings = {
  Description: { type: 'String' },
  Pattern: { type: 'String' },
  TargetType: { type: 'String' },
  Target: { type: 'String' },
  TreatmentPriority: { type: 'Int32' },
} as const;

const printed = (treatment: LabUnassignedTreatment) => ({ ...treatment });

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** That the priority is unique, and Target a GUID: DOC, its page; that a target is looked up isn't published. All words are INF. */
const check = (context: CmdletContext, after: LabUnassignedTreatment): LabUnassignedTreatment => {
  const { store, switches } = context;
  checkPattern(context, after.Pattern);
  const type = targetTypes.find((one) => sameName(one, after.TargetType));
  if (type === undefined) {
    throw invalid(context.cmdlet, `TargetType must be one of ${targetTypes.join(', ')}. Value: "${after.TargetType}".`);
  }
  if (!guid.test(after.Target)) throw invalid(context.cmdlet, `Target must be a GUID. Value: "${after.Target}".`);
  const taken = store
    .list('unassignedTreatment')
    .find((other) => !sameName(other.Identity, after.Identity) && other.TreatmentPriority === after.TreatmentPriority);
  if (taken !== undefined) {
    throw invalid(
      context.cmdlet,
      `TreatmentPriority ${after.TreatmentPriority} is already used by "${taken.Identity}"; it must be unique.`,
    );
  }
  if (switches.unassignedTargets === 'refuse' && !isThere(context, type, after.Target)) {
    throw invalid(context.cmdlet, `Target "${after.Target}" of type ${type} was not found.`);
  }
  return { ...after, TargetType: type };
};

const isThere = ({ store }: CmdletContext, type: string, target: string): boolean => {
  if (type === 'Announcement') {
    const file = store.get('audioFile', target.replaceAll('-', ''));
    return file !== undefined && !file.MarkedForDeletion;
  }
  const user = store.get('user', target);
  if (user === undefined || user.deletedDateTime !== null) return false;
  return (user.accountType === 'resourceAccount') === (type === 'ResourceAccount');
};

export const newTeamsUnassignedNumberTreatment = cmdlet({
  name: 'New-CsTeamsUnassignedNumberTreatment',
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], mandatory: true },
    TreatmentId: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true },
    ...settings,
    Pattern: { type: 'String', mandatory: true },
    TargetType: { type: 'String', mandatory: true },
    Target: { type: 'String', mandatory: true },
    TreatmentPriority: { type: 'Int32', mandatory: true },
  },
  run: (context, given) => {
    const name = given.Identity ?? given.TreatmentId ?? '';
    if (context.store.get('unassignedTreatment', name) !== undefined) throw alreadyExists(context.cmdlet, name);
    const treatment = check(context, {
      Identity: name,
      Description: textOrNull(given.Description, null),
      Pattern: given.Pattern ?? '',
      TargetType: given.TargetType ?? '',
      Target: given.Target ?? '',
      TreatmentPriority: given.TreatmentPriority ?? 0,
    });
    context.store.put('unassignedTreatment', name, treatment);
    return readBack(context, 'unassignedTreatment', name, printed);
  },
});

export const setTeamsUnassignedNumberTreatment = cmdlet({
  name: 'Set-CsTeamsUnassignedNumberTreatment',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const before = context.store.get('unassignedTreatment', given.Identity ?? '');
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? '');
    const after = check(context, {
      ...before,
      Description: textOrNull(given.Description, before.Description),
      Pattern: given.Pattern ?? before.Pattern,
      TargetType: given.TargetType ?? before.TargetType,
      Target: given.Target ?? before.Target,
      TreatmentPriority: given.TreatmentPriority ?? before.TreatmentPriority,
    });
    context.store.put('unassignedTreatment', before.Identity, after);
    return [];
  },
});

export const getTeamsUnassignedNumberTreatment = cmdlet({
  name: 'Get-CsTeamsUnassignedNumberTreatment',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('unassignedTreatment'), ({ Identity }) => Identity).map(printed),
});

export const removeTeamsUnassignedNumberTreatment = cmdlet({
  name: 'Remove-CsTeamsUnassignedNumberTreatment',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    if (context.store.get('unassignedTreatment', Identity) === undefined) throw notFound(context.cmdlet, Identity);
    context.store.delete('unassignedTreatment', Identity);
    return [];
  },
});

/** The treatment with the lowest number whose pattern takes it; nothing for a number that somebody holds (DOC SfB:routing-calls-to-unassigned-numbers). */
export const testTeamsUnassignedNumberTreatment = cmdlet({
  name: 'Test-CsTeamsUnassignedNumberTreatment',
  configuration: false,
  parameters: { PhoneNumber: { type: 'String', mandatory: true } },
  run: (context, { PhoneNumber = '' }) => {
    const number = PhoneNumber.startsWith('+') ? PhoneNumber : `+${PhoneNumber}`;
    const held = context.store.get('number', number);
    if (held !== undefined && held.assignmentTargetId !== null) return [];
    const treatment = context.store
      .list('unassignedTreatment')
      .toSorted((one, other) => one.TreatmentPriority - other.TreatmentPriority)
      .find((one) => readPattern(context, one.Pattern).isMatch(number));
    return treatment === undefined ? [] : [printed(treatment)];
  },
});
