import type { World } from '../../calls/world.ts';
import { sameName } from '../../teams/identity.ts';
import type { LabTelnyxConnection } from '../connections/model.ts';
import { answer, type TelnyxAnswer } from './answer.ts';
import { nationalForm, pertinentCountries } from './number-plan.ts';

/** A call as it comes to a connection. */
export interface Incoming {
  /** Called number or user. */
  readonly called: string;
  /** The caller's number; empty: none. */
  readonly caller: string;
  /** SBCs that don't answer. */
  readonly down: readonly string[];
}

/** What becomes of it at the connection. */
export type AtSbc =
  | {
      readonly kind: 'handed in';
      readonly passed: readonly string[];
      readonly sbc: string;
      readonly called: string;
      readonly caller: string;
    }
  | { readonly kind: 'no SBC answers'; readonly passed: readonly string[] }
  | { readonly kind: 'refused'; readonly answer: TelnyxAnswer };

/** The hosts of a connection in the order of trial: its own name at Teams, or what was set (SRC default_primary_fqdn_id …). */
export const sbcsOf = ({ store }: World, { id, teamsName, settings }: LabTelnyxConnection): string[] => {
  if (teamsName !== null) return [teamsName];
  const { default_primary_fqdn_id, default_secondary_fqdn_id, default_tertiary_fqdn_id } = settings.inbound;
  const first = [default_primary_fqdn_id, default_secondary_fqdn_id, default_tertiary_fqdn_id];
  const own = store.list('telnyxFqdn').filter(({ connectionId }) => connectionId === id);
  const rank = (fqdn: string) => (first.includes(fqdn) ? first.indexOf(fqdn) : first.length);
  return own.toSorted((one, other) => rank(one.id) - rank(other.id)).map(({ fqdn }) => fqdn);
};

const isNumber = (text: string): boolean => /^\+?\d+(;ext=\d+)?$/.test(text);

/** SRC dnis_number_format. A user name stays as it is (assumed). */
const dnis = (called: string, format: LabTelnyxConnection['settings']['inbound']['dnis_number_format']): string => {
  if (!isNumber(called)) return called;
  const digits = called.replace(/^\+/, '');
  const forms = { '+e164': `+${digits}`, e164: digits, national: nationalForm(digits), sip_username: called };
  return forms[format];
};

/** SRC ani_number_format; that `-national` writes callers of the called number's country as they are dialled there is assumed. */
const ani = (
  caller: string,
  called: string,
  format: LabTelnyxConnection['settings']['inbound']['ani_number_format'],
): string => {
  if (!/^\+?\d+$/.test(caller)) return caller;
  const digits = caller.replace(/^\+/, '');
  const home = isNumber(called) ? pertinentCountries(called) : [];
  const isHome = pertinentCountries(digits).some((code) => home.includes(code));
  if (format.endsWith('-national') && isHome) return nationalForm(digits);
  return format.startsWith('+') ? `+${digits}` : digits;
};

/** A connection hands a call to its SBC. */
export const toSbc = (world: World, connection: LabTelnyxConnection, { called, caller, down }: Incoming): AtSbc => {
  const { active, inbound } = connection.settings;
  if (!active) return { kind: 'refused', answer: answer(404, 'D18', 'Not found') };
  const sbcs = sbcsOf(world, connection);
  if (sbcs.length === 0) {
    return { kind: 'refused', answer: answer(480, 'D48', 'No IPs or FQDNs found for this number routing table') };
  }
  const at = sbcs.findIndex((fqdn) => !down.some((one) => sameName(one, fqdn)));
  const sbc = sbcs[at];
  if (sbc === undefined) return { kind: 'no SBC answers', passed: sbcs };
  return {
    kind: 'handed in',
    passed: sbcs.slice(0, at),
    sbc,
    called: dnis(called, inbound.dnis_number_format),
    caller: ani(caller, called, inbound.ani_number_format),
  };
};
