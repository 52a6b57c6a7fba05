const isoTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,7})?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const millisecondsTime = /^\/Date\((-?\d+)\)\/$/;

const two = (value: number) => String(value).padStart(2, '0');

/** A time as ConvertTo-Json prints one of the machine's own zone. */
const local = (time: Date): string => {
  const minutes = -time.getTimezoneOffset();
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 19)}${offset}`;
};

/** ConvertFrom-Json makes a time of a text that is nothing but one, and on the way back some come out as another text (OBS). */
const readText = (text: string): string => {
  const milliseconds = millisecondsTime.exec(text)?.[1];
  if (milliseconds !== undefined) return new Date(Number(milliseconds)).toISOString().replace(/\.?0*Z$/, 'Z');
  const [, seconds, fractions = '', zone = ''] = isoTime.exec(text) ?? [];
  if (seconds === undefined) return text;
  const kept = fractions.replace(/\.?0*$/, '');
  if (zone === '' || zone === 'Z') return `${seconds}${kept}${zone}`;
  const offset = zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const time = new Date(`${seconds}${offset}`);
  return Number.isNaN(time.getTime()) ? text : local(time).replace(/(?=[+-]\d\d:\d\d$)/, kept);
};

/** A row as the genuine module hands it out: it reads what the service says as JSON. */
export const asModuleReads = (value: unknown): unknown => {
  if (typeof value === 'string') return readText(value);
  if (Array.isArray(value)) return value.map(asModuleReads);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asModuleReads(item)]));
};
