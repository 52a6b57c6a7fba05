import type { LabContext } from '../../context.ts';
import { teamsDomain } from './change.ts';

/** The texts that DNS has for a name below Telnyx' domain for Teams: once they are published, and under the connection's own name alone. */
export const txtRecordsOf = ({ store, clock, switches }: LabContext, name: string): string[] =>
  store.list('telnyxConnection').flatMap(({ teamsName, authentication: { txt_name, txt_value }, txtFrom }) => {
    if (teamsName?.toLowerCase() !== name.toLowerCase() || txt_value === null || txtFrom === null) return [];
    if (`${txt_name}.${teamsDomain}`.toLowerCase() !== teamsName.toLowerCase()) return [];
    return txtFrom + switches.telnyxTxtSeconds * 1000 <= clock.now() ? [txt_value] : [];
  });
