import { visibleLine } from '../../../providers/kit/visible-text.ts';
import type { ExpectedCall } from '../../../tenant/load-calls.ts';
import type { PopulationCalls } from './calls.ts';
import { type PlainMap, yamlLine } from './yaml-text.ts';

/** calls.yaml of a tenant that was there already. */
export const callsYaml = (populations: readonly PopulationCalls[], schema: string): string => {
  const lines = populations.flatMap(({ title, lines: those }) => [
    `  # ${visibleLine(title)}`,
    ...those.map((line) =>
      'call' in line ? `  - ${yamlLine(plainOf(line.call))}` : `  # ${visibleLine(line.comment)}`,
    ),
  ]);
  const has = populations.some(({ lines: those }) => those.some((line) => 'call' in line));
  return `# yaml-language-server: $schema=${schema}/calls.schema.json
#
# Calls as they went when the tenant was imported; they must stay so, whatever changes in tenant.yaml and users.csv.
calls:${has ? '' : ' []'}
${lines.join('\n')}
`;
};

const plainOf = (call: ExpectedCall): PlainMap => {
  const { expect, ...rest } = call;
  const said = typeof expect === 'string' ? expect : ({ pairs: Object.entries(expect), isShort: true } as PlainMap);
  return { pairs: [...Object.entries(rest), ['expect', said]], isShort: true };
};
