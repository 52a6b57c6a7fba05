import { expect, it } from 'vitest';
import { howToSeeLock } from '../../../scripts/doctor/where-locks-are.ts';

it.each([
  [
    'azblob://state?storage_account=contoso',
    "az storage blob list --auth-mode login --account-name contoso --container-name state --prefix .pulumi/locks/organization/trunkline/lab/ --query '[].name'",
  ],
  ['azblob://state', '--account-name <storage account> --container-name state'],
  ['s3://state/trunkline?region=eu-west-1', 'aws s3 ls s3://state/trunkline/.pulumi/locks/organization/trunkline/lab/'],
  ['gs://state', 'gcloud storage ls gs://state/.pulumi/locks/organization/trunkline/lab/'],
  ['https://api.pulumi.example', 'npm run pulumi -- stack -s lab, which says whether an update is in progress.'],
  ['postgres://trunkline:secret@db/state', 'run up'],
  ['what is this', 'run up'],
])('a lock at %s is seen by %s', (backend, expected) => {
  expect(howToSeeLock(backend, 'lab')).toContain(expected);
  expect(howToSeeLock(backend, 'lab')).not.toContain('secret');
});
