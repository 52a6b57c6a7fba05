import { z } from 'zod';
import type { KindSchema } from './kinds.ts';
import { msteams, type PackageOf } from './package-of.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const introOf = ({ name, service }: PackageOf): string => `# The ${name} package

What \`providers/${name}\` makes in ${service}, kind by kind, with every property: made from the declarations in
\`providers/${name}/schema\` by \`npm run schema\`. A tenant file says the same in its own words (\`tenant.schema.json\`).
`;

/** docs/reference/<package>.md, written by `npm run schema`. */
export const kindsPage = (of: PackageOf = msteams): string =>
  introOf(of) +
  Object.entries(of.kinds)
    .map(([name, kind]) => section(of, name, kind))
    .join('');

const section = (
  { service, vendor }: PackageOf,
  name: string,
  { description, details, example, page, args, state }: KindSchema,
): string => {
  const asked = z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' });
  const reported = z.toJSONSchema(state, { io: 'output', unrepresentable: 'any' });
  const only = Object.entries(reported.properties ?? {}).filter(
    ([property]) => !(property in (asked.properties ?? {})),
  );
  return `
## ${name}

${description} [${vendor}'s page](${page})
${details === undefined ? '' : `\n${details}\n`}${example === undefined ? '' : `\n\`\`\`ts\n${example}\n\`\`\`\n`}
${table(asked, service)}${Object.entries(asked.$defs ?? {})
  .map(([type, document]) => `\n### ${type}\n\n${table(document as JsonSchema, service)}`)
  .join(
    '',
  )}${only.length === 0 ? '' : `\nReported besides: ${only.map(([property, document]) => `\`${property}\` (${sentence((document as JsonSchema).description)})`).join(', ')}.\n`}`;
};

const table = ({ properties = {}, required = [] }: JsonSchema, service: string): string =>
  [
    `| Property | What it is | Allowed | Left out | In ${service} |`,
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(properties).map(([name, document]) => row(name, document as JsonSchema, required.includes(name))),
    '',
  ].join('\n');

const row = (name: string, document: JsonSchema, isRequired: boolean): string => {
  const { description, allowed, default: value, leftAlone, replaces, teams } = document;
  const cells = [
    `\`${name}\``,
    `${description}${replaces === true ? ' A change replaces the object.' : ''}`,
    typeof allowed === 'string' ? allowed : '',
    isRequired
      ? 'refused'
      : value !== undefined
        ? `\`${JSON.stringify(value)}\``
        : leftAlone !== undefined
          ? 'stays as it is'
          : 'none',
    typeof teams === 'string' ? `\`${teams}\`` : '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
};

/** Without its full stop, to stand inside another. */
const sentence = (text: unknown): string => {
  const words = String(text).replace(/\.$/, '');
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
};
