import type { ParameterType } from '../cmdlet.ts';
import { bindingError } from './binding-error.ts';

/** A JSON object arrives as a hashtable, and so is its text. */
const typeNameOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'System.Object[]';
  if (typeof value === 'number') return Number.isInteger(value) ? 'System.Int32' : 'System.Double';
  return typeof value === 'string' ? 'System.String' : 'System.Collections.Hashtable';
};

/** As a list's item or a text: lists are joined by spaces, hashtables have the name of their class. */
const toText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.map(toText).join(' ');
  return typeof value === 'object' ? typeNameOf(value) : String(value);
};

/** What PowerShell makes of a value for a parameter's type in a function of a module; the texts are PowerShell 7's own. */
export const convert = (cmdlet: string, name: string, type: ParameterType, value: unknown): unknown => {
  const fail = (why: string) =>
    bindingError(
      cmdlet,
      'ParameterArgumentTransformationError',
      `Cannot process argument transformation on parameter '${name}'. ${why}`,
    );
  const wrongType = (to: string) => {
    const shown = typeof value === 'object' ? typeNameOf(value) : toText(value);
    return fail(`Cannot convert the "${shown}" value of type "${typeNameOf(value)}" to type "${to}".`);
  };
  const toNumber = (): number => {
    if (typeof value === 'object' && value !== null) throw wrongType('System.Int32');
    const text = typeof value === 'boolean' ? String(Number(value)) : String(value ?? '').trim();
    const error = (why: string) => fail(`Cannot convert value "${text}" to type "System.Int32". Error: "${why}"`);
    const number = Number(text);
    if (Number.isNaN(number)) throw error(`The input string '${text}' was not in a correct format.`);
    const rounded = Math.abs(number % 1) === 0.5 ? 2 * Math.round(number / 2) : Math.round(number);
    if (rounded > 2147483647 || rounded < -2147483648) {
      throw error('Value was either too large or too small for an Int32.');
    }
    return rounded;
  };
  /** Bytes travel as a text in base64, see the host protocol. */
  const toBytes = (): Uint8Array => {
    if (typeof value === 'object' && value !== null && '$base64' in value) {
      return Buffer.from(String(value.$base64), 'base64');
    }
    const bytes = Array.isArray(value) ? value : [value];
    const odd = bytes.find((byte) => !Number.isInteger(byte) || byte < 0 || byte > 255);
    if (odd !== undefined) throw fail(`Cannot convert value "${toText(odd)}" to type "System.Byte".`);
    return Uint8Array.from(bytes as number[]);
  };
  const onlyBoolean = (to: string) => {
    const shown = value === null ? '' : typeNameOf(value);
    return fail(
      `Cannot convert value "${shown}" to type "${to}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    );
  };
  switch (type) {
    case 'String':
      if (Array.isArray(value)) throw fail('Cannot convert value to type System.String.');
      return toText(value);
    case 'StringArray':
      return value === null ? null : (Array.isArray(value) ? value : [value]).map(toText);
    case 'ByteArray':
      return toBytes();
    case 'Int32':
      return toNumber();
    case 'NullableInt32':
      return value === null || value === '' ? null : toNumber();
    case 'Boolean':
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number') return value !== 0;
      throw onlyBoolean('System.Boolean');
    case 'Switch':
      // Its text says numbers, but a switch is made of a Boolean only; $null is one that isn't set.
      if (typeof value === 'boolean' || value === null) return value ?? false;
      if (typeof value === 'number') throw wrongType('System.Management.Automation.SwitchParameter');
      throw onlyBoolean('System.Management.Automation.SwitchParameter');
    case 'Object':
      return value;
  }
};
