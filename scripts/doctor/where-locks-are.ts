/** How a stack's lock is seen in a backend that can't be looked into from here: the engine itself has no command that only looks. */
export const howToSeeLock = (backend: string, stack: string): string => {
  const url = URL.parse(backend);
  const place = url?.host === '' || url === null ? undefined : { bucket: url.host, folder: url.pathname };
  if (url === null || place === undefined) return `run up: it ends at once if somebody has the lock.`;
  // DOC pulumi state-and-backends, and lock.go of 3.259: below the project's and the stack's name.
  const prefix = `${place.folder}/.pulumi/locks/organization/trunkline/${stack}/`.replace(/^\/+/, '');
  const none = 'it lists nothing where nobody has the lock.';
  switch (url.protocol) {
    case 'azblob:': {
      const account = url.searchParams.get('storage_account') ?? '<storage account>';
      return `az storage blob list --auth-mode login --account-name ${account} --container-name ${place.bucket} --prefix ${prefix} --query '[].name': ${none}`;
    }
    case 's3:':
      return `aws s3 ls s3://${place.bucket}/${prefix}: ${none}`;
    case 'gs:':
      return `gcloud storage ls gs://${place.bucket}/${prefix}: ${none}`;
    case 'http:':
    case 'https:':
      return `npm run pulumi -- stack -s ${stack}, which says whether an update is in progress.`;
    default:
      return `run up: it ends at once if somebody has the lock.`;
  }
};
