/** Every folder with code; `npm run check` refuses one that isn't here, since nothing would be checked in it. */
export const folders = [
  'providers',
  'tenant',
  'routing',
  'review',
  'live',
  'pages',
  'components',
  'stacks',
  'policies',
  'scripts',
  'lab',
  'site',
  'engine',
  'test',
];
