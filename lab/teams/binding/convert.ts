import type { ParameterType } from '../cmdlet.ts';
import { LabCmdletError } from '../cmdlet-error.ts';

/** What PowerShell makes of a value for a parameter's type; the texts are PowerShell 7's own. */
export const convert = (cmdlet: string, name: string, type: ParameterType, value: unknown): unknown => {
  const fail = (why: string) =>
    new LabCmdletError(
      `Cannot process argument transformation on parameter '${name}'. ${why}`,
      `ParameterArgumentTransformationError,${cmdlet}`,
      false,
    );
  const typeName = Array.isArray(value) ? 'System.Object[]' : 'System.Management.Automation.PSCustomObject';
  const wrongType = (to: string) =>
    fail(`Cannot convert the "${typeName}" value of type "${typeName}" to type "${to}".`);
  const toText = (one: unknown): string => {
    if (one === null || one === undefined) return '';
    if (typeof one === 'boolean') return one ? 'True' : 'False';
    if (typeof one === 'object') throw fail('Cannot convert value to type System.String.');
    return String(one);
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
  switch (type) {
    case 'String':
      return toText(value);
    case 'StringArray':
      return (Array.isArray(value) ? value : [value]).map(toText);
    case 'Int32':
      return toNumber();
    case 'NullableInt32':
      return value === null || value === '' ? null : toNumber();
    case 'Boolean':
    case 'Switch': {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number') return value !== 0;
      const shown = typeof value === 'string' ? 'System.String' : value === null ? '' : typeName;
      throw fail(
        `Cannot convert value "${shown}" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
      );
    }
    case 'Object':
      return value;
  }
};
