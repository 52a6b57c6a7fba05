import { ServiceError } from '../../kit/error.ts';
import type { Graph } from '../graph/graph.ts';

/** Throws where Graph can't do numbers at all, before anything is read or written. */
export const requireNumberAccess = (graph: Graph, doing: string): void => {
  if (graph.method === 'azureCli') {
    throw new ServiceError({
      kind: 'Forbidden',
      doing,
      text: "az login can't get the permission TeamsTelephoneNumber.ReadWrite.All: Microsoft hasn't allowed it to the Azure CLI's own application.",
      fix: "sign in as the automation's application: set ARM_CLIENT_ID and ARM_CLIENT_SECRET (or a certificate, or ARM_USE_OIDC=true).",
    });
  }
};
