import type { Cmdlet, Parameter } from '../cmdlet.ts';
import { bindingError } from './binding-error.ts';
import { chooseSet, refuseSets } from './choose-set.ts';
import { convert } from './convert.ts';
import { findParameter } from './find-parameter.ts';
import { refuseEmpty } from './refuse-empty.ts';

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

/** A hashtable's keys differ by more than case: the later value stands in the earlier one's place. */
const asHashtable = (parameters: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] => {
  const entries = new Map<string, readonly [string, unknown]>();
  for (const [name, value] of Object.entries(parameters)) {
    const before = entries.get(name.toLowerCase());
    entries.set(name.toLowerCase(), [before?.[0] ?? name, value]);
  }
  return [...entries.values()];
};

/**
 * Binds splatted parameters as PowerShell 7 does with -NonInteractive; throws PowerShell's own texts. The order of its steps
 * decides which of two errors comes first: each parameter in turn is found, converted and checked; then come the parameter
 * sets, the first name that nobody knows, and what is mandatory and missing. (From the binder's published source; not run here.)
 */
export const bind = (cmdlet: Cmdlet, parameters: Readonly<Record<string, unknown>>): Bound => {
  const changes = !/^(Get|Test)-/.test(cmdlet.name);
  const own = cmdlet.parameters;
  const table = { ...own, ...common, ...(changes ? shouldProcess : {}) };
  const values: Record<string, unknown> = {};
  let unknown: string | undefined;
  for (const [asked, value] of asHashtable(parameters)) {
    const name = findParameter(cmdlet.name, table, own, asked);
    if (name === undefined) {
      unknown ??= asked;
      continue;
    }
    if (name in values) {
      throw bindingError(
        cmdlet.name,
        'ParameterAlreadyBound',
        `Cannot bind parameter because parameter '${asked}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
      );
    }
    const parameter = table[name] ?? { type: 'Object' };
    const converted = convert(cmdlet.name, name, parameter.type, value);
    refuseEmpty(cmdlet.name, name, parameter, converted);
    values[name] = parameter.type === 'StringArray' ? (converted ?? []) : converted;
  }
  const given = new Set(Object.keys(values));
  const fitting = refuseSets(cmdlet, given);
  if (unknown !== undefined) {
    throw bindingError(
      cmdlet.name,
      'NamedParameterNotFound',
      `A parameter cannot be found that matches parameter name '${unknown}'.`,
    );
  }
  const set = chooseSet(cmdlet, fitting, given);
  const missing = Object.entries(own).filter(
    ([name, parameter]) =>
      parameter.mandatory && !given.has(name) && (parameter.sets === undefined || parameter.sets.includes(set ?? '')),
  );
  if (missing.length > 0) {
    throw bindingError(
      cmdlet.name,
      'MissingMandatoryParameter',
      `Cannot process command because of one or more missing mandatory parameters: ${missing.map(([name]) => name).join(' ')}.`,
    );
  }
  return {
    values,
    whatIf: values.WhatIf === true,
    confirm: values.Confirm as boolean | undefined,
    silent: /^(silentlycontinue|ignore)$/i.test(String(values.ErrorAction ?? '')),
  };
};
