import type { LabContext } from '../context.ts';
import type { Rows } from '../store.ts';
import type { LabCcaipSettings } from './model.ts';

const key = 'settings';

export const readSettings = (rows: Rows): LabCcaipSettings => {
  const found = rows.get('ccaipSettings', key);
  if (found === undefined) throw new Error('This lab has no CCAIP.');
  return found;
};

export const changeSettings = ({ store }: Pick<LabContext, 'store'>, change: Partial<LabCcaipSettings>): void =>
  store.put('ccaipSettings', key, { ...readSettings(store), ...change });
