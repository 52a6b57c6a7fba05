import { cmdlet } from '../cmdlet.ts';
import { printedIdentity } from '../identity.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** Only the identities: trunkline assigns calling policies and makes none. Global is always there. */
export const getTeamsCallingPolicy = cmdlet({
  name: 'Get-CsTeamsCallingPolicy',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) => {
    const names = context.store
      .list('otherPolicy')
      .filter(({ type }) => type === 'TeamsCallingPolicy')
      .map(({ Identity }) => Identity);
    const rows = ['Global', ...names.filter((name) => name !== 'Global')].map((name) => ({
      Identity: printedIdentity(name.replace(/^Tag:/i, '')),
    }));
    return selectRows(context, given, rows, ({ Identity }) => Identity);
  },
});
