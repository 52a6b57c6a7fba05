/** Hosts that trunkline may send credentials and tokens to: Microsoft's commercial cloud, GCC in it. */
export const commercial = {
  graphHost: 'graph.microsoft.com',
  authorityHosts: ['login.microsoftonline.com', 'login.microsoft.com', 'login.windows.net'],
  /** What azuread calls it in ARM_ENVIRONMENT. */
  environments: ['public', 'global'],
} as const;

/** A cloud that trunkline can't set up, by the names that lead to it. */
interface OtherCloud {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly environments: readonly string[];
}

/** @see https://learn.microsoft.com/graph/deployments */
const others: readonly OtherCloud[] = [
  {
    name: 'the US government cloud (GCC High)',
    hosts: ['graph.microsoft.us', 'login.microsoftonline.us'],
    environments: ['usgovernment', 'usgovernmentl4'],
  },
  {
    name: 'the US Department of Defense cloud',
    hosts: ['dod-graph.microsoft.us'],
    environments: ['dod', 'usgovernmentl5'],
  },
  {
    name: 'the cloud that 21Vianet runs in China',
    hosts: ['microsoftgraph.chinacloudapi.cn', 'login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'],
    environments: ['china'],
  },
  {
    name: "Microsoft's German cloud, which has ended",
    hosts: ['graph.microsoft.de', 'login.microsoftonline.de'],
    environments: ['german', 'germany'],
  },
];

/** Another cloud's name, by one of its hosts or by what azuread calls it. */
export const otherCloud = (hostOrEnvironment: string): string | undefined => {
  const asked = hostOrEnvironment.toLowerCase();
  return others.find((one) => one.hosts.includes(asked) || one.environments.includes(asked))?.name;
};

/** Why no other cloud will do. */
export const whyCommercial =
  "Allowed: the commercial cloud, which GCC is part of. Graph's numbers and user configurations are there only, and Connect-MicrosoftTeams takes tokens of no other.";

/** Which cloud a run talks to; `lab` is the tenant in a box on this machine. */
export type CloudName = 'global' | 'lab';
