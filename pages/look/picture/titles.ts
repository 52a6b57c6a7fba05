import type { Layer } from './box.ts';

export const columnTitles: Readonly<Record<Layer, string>> = {
  people: 'People and sites',
  plans: 'Plans and policies',
  usages: 'PSTN usages',
  routes: 'Voice routes',
  sbcs: 'SBCs',
};
