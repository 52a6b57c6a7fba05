import { cmdlets } from '../teams/cmdlets.ts';

/** The lab's parameter tables for MicrosoftTeams.psm1, one line a cmdlet. */
export const moduleTables = (): string => {
  const lines = cmdlets.map(({ name, defaultSet, parameters }) =>
    JSON.stringify({
      name,
      defaultSet,
      changes: !/^(Get|Test)-/.test(name),
      parameters: Object.entries(parameters).map(([parameter, facts]) => ({ name: parameter, ...facts })),
    }),
  );
  return `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]\n`;
};
