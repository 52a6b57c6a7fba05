import { z } from 'zod';
import type { KindSchema } from './kinds.ts';
import { msteams, type PackageOf } from './package-of.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Properties = readonly (readonly [name: string, document: JsonSchema])[];

const width = 120;

/** The classes for programs, by the name of their file in sdk/: made from the same zod schemas that check what a program asks. */
export const sdkSource = (of: PackageOf = msteams): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of.kinds).map(([name, kind]) => [`${kebab(name)}.ts`, sourceOf(of, name, kind)]));

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const sourceOf = (of: PackageOf, name: string, kind: KindSchema): string => {
  const { name: packageName, shared } = of;
  const asked = z.toJSONSchema(kind.args, { io: 'input', unrepresentable: 'any' });
  const reported = z.toJSONSchema(kind.state, { io: 'output', unrepresentable: 'any' });
  const outputs = propertiesOf(reported);
  const texts = propertiesOf(asked).flatMap(([property, { asText }]) => (asText === true ? [property] : []));
  const listed = `const outputs = [${outputs.map(([output]) => `'${output}'`).join(', ')}];`;
  return `// Made from providers/${packageName}/schema by \`npm run schema\`: change it there.
import * as pulumi from '@pulumi/pulumi';
${texts.length === 0 ? '' : `import { asText } from '${shared}/as-text.ts';\n`}import { isOfType } from '${shared}/is-of-type.ts';
import { withOutputs } from '${shared}/with-outputs.ts';

${Object.entries(asked.$defs ?? {})
  .map(([type, document]) =>
    nestedType(of, type, document as JsonSchema, reported.$defs?.[type] as JsonSchema | undefined),
  )
  .join('')}export interface ${name}Args {
${askedOf(of, asked)}}

${
  listed.length <= width
    ? listed
    : listed
        .replaceAll(/(?<=\[)|, /g, ',\n  ')
        .replace('[,', '[')
        .replace(']', ',\n]')
}

${comment('', [
  kind.description,
  ...(kind.details === undefined ? [] : ['', `**Details.** ${kind.details}`]),
  ...(kind.example === undefined ? [] : ['', '@example', ...kind.example.split('\n')]),
  `@see ${kind.page}`,
])}export class ${name} extends pulumi.CustomResource {
  static readonly __pulumiType = '${packageName}:index:${name}';

${outputs.map((output) => outputOf(output, asked, reported)).join('')}
  constructor(name: string, args: ${name}Args, options?: pulumi.CustomResourceOptions) {
${superCall(name, texts)}
  }

  /** What is there already, read by its id; nothing is managed. */
${getSignature(name)}
    return new ${name}(name, {} as ${name}Args, { ...options, id });
  }

  static override isInstance(value: unknown): value is ${name} {
    return isOfType(value, ${name}.__pulumiType);
  }
}
`;
};

/** A map that travels as one text is made one here, so that a program keeps its map. */
const superCall = (name: string, texts: readonly string[]): string => {
  const asTexts = texts.map((text) => `${text}: asText(args.${text})`);
  const args = texts.length === 0 ? 'args' : `{ ...args, ${asTexts.join(', ')} }`;
  const parameters = [`${name}.__pulumiType`, 'name', `withOutputs(outputs, ${args})`, 'options'];
  const line = `    super(${parameters.join(', ')});`;
  return line.length <= width ? line : `    super(\n${parameters.map((one) => `      ${one},\n`).join('')}    );`;
};

const getSignature = (name: string): string => {
  const parameters = ['name: string', 'id: pulumi.Input<pulumi.ID>', 'options?: pulumi.CustomResourceOptions'];
  const line = `  static get(${parameters.join(', ')}): ${name} {`;
  return line.length <= width
    ? line
    : `  static get(\n${parameters.map((one) => `    ${one},\n`).join('')}  ): ${name} {`;
};

/** An object inside arguments that has a name of its own: as it is asked, and as Teams reports it, where it does. */
const nestedType = (of: PackageOf, type: string, asked: JsonSchema, reported: JsonSchema | undefined): string =>
  `${comment('', [String(asked.description)])}export interface ${type}Args {
${askedOf(of, asked)}}

${reported === undefined ? '' : reportedType(type, asked, reported)}`;

const reportedType = (type: string, asked: JsonSchema, reported: JsonSchema): string =>
  `${comment('', [`${String(asked.description).replace(/[.:].*/s, '')} as Teams reports it.`])}export interface ${type} {
${propertiesOf(reported)
  .map(([name, document]) => `  readonly ${name}${isMissing(name, reported) ? '?' : ''}: ${plainType(document)};\n`)
  .join('')}}

`;

const propertiesOf = (document: JsonSchema): Properties =>
  Object.entries(document.properties ?? {}) as unknown as Properties;

const isMissing = (name: string, { required = [] }: JsonSchema): boolean => !required.includes(name);

const askedOf = (of: PackageOf, document: JsonSchema): string =>
  propertiesOf(document)
    .map(
      ([name, property]) =>
        `${comment('  ', wordsOf(of, property))}${typed(`  ${name}${isMissing(name, document) ? '?' : ''}: `, inputType(property))}`,
    )
    .join('');

const wordsOf = (
  { service }: PackageOf,
  { description, allowed, type, default: value, leftAlone, replaces, teams }: JsonSchema,
): string[] => [
  [
    String(description),
    ...(typeof allowed === 'string' && type !== 'boolean' ? [`Allowed: ${allowed}.`] : []),
    ...(leftAlone === undefined
      ? []
      : [
          `Left out, it stays in ${service} as it is; taken out again, it goes back to what ${leftAlone === true ? 'a new one has' : 'it was before'}.`,
        ]),
    ...(replaces === true ? ['A change replaces the object.'] : []),
  ].join(' '),
  ...(value === undefined ? [] : [`@default ${JSON.stringify(value).replaceAll(',', ', ')}`]),
  ...(typeof teams === 'string' ? [`@${service.toLowerCase()} ${teams}`] : []),
];

/** An output carries words of its own only where no argument has said them. */
const outputOf = ([name, document]: Properties[number], asked: JsonSchema, reported: JsonSchema): string => {
  const words = name in (asked.properties ?? {}) ? '' : comment('  ', [String(document.description)]);
  const plain = plainType(document);
  const type = isMissing(name, reported) ? `${plain} | undefined` : plain;
  return `${words}${typed(`  declare readonly ${name}: `, `pulumi.Output<${type}>`)}`;
};

/** A member and its type, broken as the formatter breaks what is too long for a line. */
const typed = (start: string, type: string): string => {
  const line = `${start}${type};\n`;
  const [, outer, inner] = /^([^<]+)<(.*)>$/s.exec(type) ?? [];
  if (line.length <= width + 1 || outer === undefined || inner === undefined) return line;
  const choices = inner.length + 4 <= width ? [inner] : inner.split(' | ').map((one) => `| ${one}`);
  return `${start}${outer}<\n${choices.map((one) => `    ${one}\n`).join('')}  >;\n`;
};

const typeWith =
  (wrap: (type: string) => string, named: (type: string) => string) =>
  (document: JsonSchema): string => {
    const inner = (value: unknown) => typeWith(wrap, named)(value as JsonSchema);
    if (document.$ref !== undefined) return wrap(named(document.$ref.split('/').at(-1) ?? ''));
    if (document.enum !== undefined) return wrap(document.enum.map((one) => `'${String(one)}'`).join(' | '));
    if (document.type === 'array') return wrap(`${inner(document.items)}[]`);
    if (document.type === 'object') return wrap(`Record<string, ${inner(document.additionalProperties)}>`);
    return wrap(document.type === 'integer' ? 'number' : String(document.type));
  };

const inputType = typeWith(
  (type) => `pulumi.Input<${type}>`,
  (type) => `${type}Args`,
);
const plainType = typeWith(
  (type) => type,
  (type) => type,
);

const comment = (indent: string, lines: readonly string[]): string => {
  const only = lines[0] ?? '';
  if (lines.length === 1 && indent.length + only.length + 7 <= width) return `${indent}/** ${only} */\n`;
  const wrapped = lines.flatMap((line) => wrap(line, width - indent.length - 3));
  return `${indent}/**\n${wrapped.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
};

/** At blanks; an example's lines keep theirs. */
const wrap = (line: string, longest: number): string[] => {
  if (line.length <= longest) return [line];
  const end = line.lastIndexOf(' ', longest);
  return end <= 0 ? [line] : [line.slice(0, end), ...wrap(line.slice(end + 1), longest)];
};
