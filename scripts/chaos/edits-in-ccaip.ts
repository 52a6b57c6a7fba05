import type { Edit, Files } from './edit.ts';
import type { Random } from './random.ts';

/** Which system a user of the row works in. */
const column = 4;

const put = ({ tenant }: Files, path: readonly string[], value: unknown): void =>
  tenant.setIn(path, tenant.createNode(value));

/** Whatever number of people are made, or get another SIP URI. */
const approve = (files: Files): void => {
  const word = { count: 1000, reason: 'chaos' };
  for (const kind of ['externalUsers', 'newExternalUsers']) put(files, ['approvals', kind], word);
};

/** By the API from then on: that it stops leaves everybody as they are, which two tenants with other pasts aren't. */
export const externalUsers: Edit = {
  name: "external users by CCAIP's API, or other settings of them",
  make: (files, random) => {
    approve(files);
    put(files, ['ucaas', 'externalUsers'], {
      by: 'api',
      newUsers: { roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam' },
      whenRemoved: random.pick(['clear', 'deactivate']),
      // Left out, it would be as before.
      internationalCalling: random.pick(['unrestricted', 'restricted']),
    });
    return true;
  },
};

const otherCalls = (row: string, random: Random): string =>
  row
    .split(',')
    .map((old, index) => (index === column ? random.pick(['agent', 'transfer', '']) : old))
    .join(',');

export const editsInCcaip: readonly Edit[] = [
  externalUsers,
  {
    name: 'calls of CCAIP go to others',
    make: (files, random) => {
      const chosen = new Set(random.shuffled(files.rows.map((_, index) => index)).slice(0, 1 + random.below(3)));
      files.rows = files.rows.map((row, index) => (chosen.has(index) ? otherCalls(row, random) : row));
      return true;
    },
  },
  {
    name: 'another host of SIP URIs',
    make: (files, random) => {
      approve(files);
      put(files, ['sipTrunk', 'sipUriHost'], random.pick(['inboundDomain', 'sipDomain']));
      return true;
    },
  },
];
