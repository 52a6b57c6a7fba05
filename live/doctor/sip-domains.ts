import { z } from 'zod';
import { understood } from '../../providers/msteams/powershell/understood.ts';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { GatewayRow } from '../../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { bad, cantTell, type Finding, good } from './finding.ts';
import { asFindings } from './known-error.ts';

/** What it prints isn't on its page; public scripts read these. */
const sipDomain = z.looseObject({ Name: z.string(), Status: z.string() });

const cmdlet = 'Get-CsOnlineSipDomain';
const doing = "read Teams' SIP domains";

const parentOf = (fqdn: string): string => fqdn.slice(fqdn.indexOf('.') + 1);

/**
 * Whether Teams has the domains of the SBCs, by their FQDNs, enabled. Its word is no acceptance: an SBC may be refused for hours after it.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/get-csonlinesipdomain
 */
export const lookAtSipDomains = (
  session: Session,
  sbcs: readonly string[],
  gateways: readonly GatewayRow[],
): Promise<readonly Finding[]> =>
  asFindings('tenant', async () => {
    const output = await (await session.cmdlets()).run(cmdlet, {}, doing);
    const rows = output.map((one) => understood(sipDomain, one, cmdlet, doing));
    const named = (name: string) => rows.find(({ Name }) => sameName(Name, name));
    const found = sbcs.map((fqdn) => ({ fqdn, row: named(fqdn) ?? named(parentOf(fqdn)) }));
    // An SBC that Teams has was accepted, whatever this list says.
    const unlisted = found.flatMap(({ fqdn, row }) =>
      row !== undefined || gateways.some(({ Identity }) => sameName(Identity, fqdn)) ? [] : [fqdn],
    );
    const isEnabled = ({ Status }: z.output<typeof sipDomain>) => sameName(Status, 'Enabled');
    const listed = [...new Set(found.flatMap(({ row }) => row ?? []))];
    return [
      ...listed.filter((row) => !isEnabled(row)).map(({ Name, Status }) => notEnabled(Name, Status)),
      ...(listed.some(isEnabled) ? [enabled(listed.filter(isEnabled).map(({ Name }) => Name))] : []),
      ...(unlisted.length === 0 ? [] : [missing(unlisted)]),
    ];
  });

const notEnabled = (name: string, status: string): Finding =>
  bad(
    'tenant',
    `Teams has the SIP domain ${name} as "${status}": it takes no SBC in it, and no user.`,
    `run Enable-CsOnlineSipDomain -Domain ${name} in Teams PowerShell; it counts within the hour.`,
  );

const enabled = (names: readonly string[]): Finding =>
  good('tenant', `Teams has ${names.join(', ')} enabled; whether it takes an SBC there, only the SBC itself shows.`);

const missing = (fqdns: readonly string[]): Finding =>
  cantTell(
    'tenant',
    `whether Teams knows the domain of ${fqdns.join(', ')}: it lists none yet.`,
    'verify the domain in Microsoft 365; Teams may take hours to list it.',
  );
