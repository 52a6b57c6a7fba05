import { randomUUID } from 'node:crypto';
import { parseListModifier } from '../binding/list-modifier.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { isGlobal, sameName } from '../identity.ts';
import { changedNames } from '../names.ts';
import { isUsageInUse, readUsages, writeUsages } from '../pstn-usages.ts';
import { alreadyExists, invalid, notFound } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** One object, always: a usage is a string in its list, without New, Remove or rename (DOC PS:Set-CsOnlinePstnUsage). */
export const getOnlinePstnUsage = cmdlet({
  name: 'Get-CsOnlinePstnUsage',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, [{ Identity: 'Global', Usage: [...readUsages(context)] }], ({ Identity }) => Identity),
});

const added = (context: CmdletContext, value: unknown): readonly unknown[] => {
  const change = parseListModifier(context.cmdlet, 'Usage', value, context.switches);
  return 'add' in change ? change.add : [];
};

export const setOnlinePstnUsage = cmdlet({
  name: 'Set-CsOnlinePstnUsage',
  parameters: { Identity: { type: 'String' }, Usage: { type: 'Object' } },
  run: (context, { Identity = 'Global', Usage }) => {
    if (!isGlobal(Identity)) throw notFound(context.cmdlet, Identity);
    const before = readUsages(context);
    if (context.switches.duplicateUsage === 'refuse') {
      const twice = added(context, Usage).find((usage) => before.some((one) => sameName(one, String(usage))));
      if (twice !== undefined) throw alreadyExists(context.cmdlet, String(twice));
    }
    const after = changedNames(context, 'Usage', before, Usage);
    const empty = after.find((usage) => usage.trim() === '');
    if (empty !== undefined) throw invalid(context.cmdlet, 'Usage cannot be empty.');
    const lost = before.filter((usage) => !after.some((one) => sameName(one, usage)));
    const used = lost.find((usage) => isUsageInUse(context, usage));
    if (used !== undefined) {
      if (context.switches.usageInUse === 'refuse') {
        throw invalid(context.cmdlet, `PSTN usage "${used}" is in use and cannot be removed.`);
      }
      // OBS ISS:m365dsc#4239: nothing happens and this is all that is printed.
      context.warn(`Correlation id for this request : ${randomUUID()}`);
      return [];
    }
    writeUsages(context, after);
    return [];
  },
});
