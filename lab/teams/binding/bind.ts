import type { Cmdlet, Parameter } from '../cmdlet.ts';
import { LabCmdletError } from '../cmdlet-error.ts';
import { convert } from './convert.ts';

/** Every cmdlet has these (about_CommonParameters); their values mean nothing here, but for ErrorAction. */
const common: Readonly<Record<string, Parameter>> = {
  Verbose: { type: 'Switch', aliases: ['vb'] },
  Debug: { type: 'Switch', aliases: ['db'] },
  ErrorAction: { type: 'String', aliases: ['ea'] },
  WarningAction: { type: 'String', aliases: ['wa'] },
  InformationAction: { type: 'String', aliases: ['infa'] },
  ProgressAction: { type: 'String', aliases: ['proga'] },
  ErrorVariable: { type: 'String', aliases: ['ev'] },
  WarningVariable: { type: 'String', aliases: ['wv'] },
  InformationVariable: { type: 'String', aliases: ['iv'] },
  OutVariable: { type: 'String', aliases: ['ov'] },
  OutBuffer: { type: 'Int32', aliases: ['ob'] },
  PipelineVariable: { type: 'String', aliases: ['pv'] },
};
/** Cmdlets that change something have these two as well. */
const shouldProcess: Readonly<Record<string, Parameter>> = {
  WhatIf: { type: 'Switch', aliases: ['wi'] },
  Confirm: { type: 'Switch', aliases: ['cf'] },
};

export interface Bound {
  readonly values: Readonly<Record<string, unknown>>;
  readonly whatIf: boolean;
  readonly confirm: boolean | undefined;
  /** -ErrorAction SilentlyContinue or Ignore. */
  readonly silent: boolean;
}

const bindingError = (cmdlet: string, id: string, message: string) =>
  new LabCmdletError(message, `${id},${cmdlet}`, false);

/** Full name, alias, or a beginning that only one parameter has: as PowerShell finds a parameter. */
const findParameter = (cmdlet: string, table: Readonly<Record<string, Parameter>>, asked: string): string => {
  const lower = asked.toLowerCase();
  const names = Object.keys(table);
  const exact = names.find((name) =>
    [name, ...(table[name]?.aliases ?? [])].some((one) => one.toLowerCase() === lower),
  );
  if (exact !== undefined) return exact;
  const beginning = names.filter((name) => name.toLowerCase().startsWith(lower));
  const own = beginning.filter((name) => !(name in common));
  const candidates = own.length > 0 ? own : beginning;
  if (candidates.length === 1 && candidates[0] !== undefined && lower !== '') return candidates[0];
  if (candidates.length > 1 && lower !== '') {
    const matches = candidates.map((name) => `-${name}`).join(' ');
    throw bindingError(
      cmdlet,
      'AmbiguousParameter',
      `Parameter cannot be processed because the parameter name '${asked}' is ambiguous. Possible matches include: ${matches}.`,
    );
  }
  throw bindingError(
    cmdlet,
    'NamedParameterNotFound',
    `A parameter cannot be found that matches parameter name '${asked}'.`,
  );
};

const setsOf = (table: Readonly<Record<string, Parameter>>) => [
  ...new Set(Object.values(table).flatMap((parameter) => parameter.sets ?? [])),
];

/** The one set that all given parameters belong to. */
const chooseSet = (cmdlet: Cmdlet, given: ReadonlySet<string>): string | undefined => {
  const sets = setsOf(cmdlet.parameters);
  if (sets.length === 0) return undefined;
  const fitting = sets.filter((set) =>
    [...given].every((name) => cmdlet.parameters[name]?.sets?.includes(set) ?? true),
  );
  const complete = fitting.filter((set) =>
    Object.entries(cmdlet.parameters).every(
      ([name, parameter]) => !parameter.mandatory || !parameter.sets?.includes(set) || given.has(name),
    ),
  );
  const candidates = complete.length > 0 ? complete : fitting;
  const chosen = candidates.find((set) => set === cmdlet.defaultSet) ?? candidates[0];
  if (chosen !== undefined) return chosen;
  throw bindingError(
    cmdlet.name,
    'AmbiguousParameterSet',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  );
};

/** Binds splatted parameters as PowerShell 7 does with -NonInteractive; throws PowerShell's own texts. */
export const bind = (cmdlet: Cmdlet, parameters: Readonly<Record<string, unknown>>): Bound => {
  const changes = !/^(Get|Test)-/.test(cmdlet.name);
  const table = { ...cmdlet.parameters, ...common, ...(changes ? shouldProcess : {}) };
  const values: Record<string, unknown> = {};
  for (const [asked, value] of Object.entries(parameters)) {
    const name = findParameter(cmdlet.name, table, asked);
    values[name] = convert(cmdlet.name, name, table[name]?.type ?? 'Object', value);
  }
  const given = new Set(Object.keys(values));
  const set = chooseSet(cmdlet, new Set([...given].filter((name) => name in cmdlet.parameters)));
  const mandatory = Object.entries(cmdlet.parameters).filter(
    ([, parameter]) => parameter.mandatory && (parameter.sets === undefined || parameter.sets.includes(set ?? '')),
  );
  const missing = mandatory.map(([name]) => name).filter((name) => !given.has(name));
  if (missing.length > 0) {
    throw bindingError(
      cmdlet.name,
      'MissingMandatoryParameter',
      `Cannot process command because of one or more missing mandatory parameters: ${missing.join(' ')}.`,
    );
  }
  const empty = mandatory.find(([name, { allowEmpty }]) => values[name] === '' && !allowEmpty);
  if (empty !== undefined) {
    throw bindingError(
      cmdlet.name,
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
      `Cannot bind argument to parameter '${empty[0]}' because it is an empty string.`,
    );
  }
  const emptyArray = mandatory.find(([name]) => Array.isArray(values[name]) && values[name].length === 0);
  if (emptyArray !== undefined) {
    throw bindingError(
      cmdlet.name,
      'ParameterArgumentValidationErrorEmptyArrayNotAllowed',
      `Cannot bind argument to parameter '${emptyArray[0]}' because it is an empty array.`,
    );
  }
  return {
    values,
    whatIf: values.WhatIf === true,
    confirm: values.Confirm as boolean | undefined,
    silent: /^(silentlycontinue|ignore)$/i.test(String(values.ErrorAction ?? '')),
  };
};
