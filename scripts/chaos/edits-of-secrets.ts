import type { YAMLSeq } from 'yaml';
import type { Edit, Files } from './edit.ts';

const generations = ({ tenant }: Files): YAMLSeq => tenant.getIn(['app', 'secrets']) as YAMLSeq;

/** Client secrets of CCAIP's application by generation, in the vault too where the file names one. */
export const editsOfSecrets: readonly Edit[] = [
  {
    name: 'a generation of the client secret more',
    make: (files) => {
      const { items } = generations(files);
      if (items.length > 2) return false;
      const name = `2027-0${1 + items.length}`;
      if (JSON.stringify(generations(files)).includes(name)) return false;
      generations(files).add(files.tenant.createNode({ name, expires: '2028-10-31' }));
      return true;
    },
  },
  {
    // Of one that was made amid trouble another may be left, whose reply was lost.
    name: 'the first generation of the client secret goes',
    make: (files) => {
      const { items } = generations(files);
      if (!files.isThere || items.length < 2 || !JSON.stringify(items[0]).includes('2026-11')) return false;
      items.shift();
      return true;
    },
  },
];
