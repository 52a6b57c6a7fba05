import type { Parameter } from '../cmdlet.ts';
import { bindingError } from './binding-error.ts';

/** A parameter that is mandatory in any set takes no null, no empty text and no empty list, nor any of them inside a list. */
export const refuseEmpty = (cmdlet: string, name: string, parameter: Parameter, value: unknown): void => {
  if (!parameter.mandatory || parameter.allowEmpty) return;
  const refuse = (what: string, id: string) =>
    bindingError(
      cmdlet,
      `ParameterArgumentValidationError${id}NotAllowed`,
      `Cannot bind argument to parameter '${name}' because it is ${what}.`,
    );
  if (value === null || value === undefined) throw refuse('null', 'Null');
  if (value === '') throw refuse('an empty string', 'EmptyString');
  if (parameter.type !== 'StringArray' || !Array.isArray(value)) return;
  if (value.length === 0) throw refuse('an empty array', 'EmptyArray');
  if (value.includes('')) throw refuse('an empty string', 'EmptyString');
};
