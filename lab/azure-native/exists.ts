import { isNotFound, ServiceError } from '../../providers/kit/error.ts';
import type { AzureClient } from './client.ts';

/** Before anything is made the genuine plugin looks whether it is there, and then refuses, whoever made it (SRC: CanCreate). */
export const alreadyThere = async (client: AzureClient, id: string, doing: string): Promise<void> => {
  try {
    await client.arm('GET', id, doing);
  } catch (error) {
    if (isNotFound(error)) return;
    throw error;
  }
  throw new ServiceError({ kind: 'AlreadyExists', doing, text: `cannot create already existing resource '${id}'` });
};
