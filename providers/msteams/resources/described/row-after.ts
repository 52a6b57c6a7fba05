import type { Nested, Parameters, ParameterValue } from '../../powershell/cmdlets.ts';
import type { DescribedRow } from './object.ts';

/** The row as Teams has it once it accepted a Set with these parameters: they are named as what Get prints. */
export const rowAfter = <Row extends DescribedRow>(row: Row, parameters: Parameters): Row => ({
  ...row,
  ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shown(value)])),
});

/** A rule of a dial plan or an emergency number is handed over as the cmdlet that makes it, and shown with the same properties. */
const shown = (value: ParameterValue): unknown =>
  Array.isArray(value)
    ? value.map((item: string | number | Nested) => (isNested(item) ? item.parameters : item))
    : value;

const isNested = (item: string | number | Nested): item is Nested => typeof item === 'object';
