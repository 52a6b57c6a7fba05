/** Where Microsoft runs its own cloud: hosts that trunkline may send credentials and tokens to. */
interface KnownCloud {
  readonly name: 'global' | 'usGov' | 'usDod' | 'china';
  readonly graphHost: string;
  readonly authorityHosts: readonly string[];
}

/** @see https://learn.microsoft.com/graph/deployments */
export const knownClouds: readonly KnownCloud[] = [
  {
    name: 'global',
    graphHost: 'graph.microsoft.com',
    authorityHosts: ['login.microsoftonline.com', 'login.microsoft.com', 'login.windows.net'],
  },
  { name: 'usGov', graphHost: 'graph.microsoft.us', authorityHosts: ['login.microsoftonline.us'] },
  { name: 'usDod', graphHost: 'dod-graph.microsoft.us', authorityHosts: ['login.microsoftonline.us'] },
  {
    name: 'china',
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    authorityHosts: ['login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'],
  },
];

/** Which cloud a run talks to; `lab` is the tenant in a box on this machine. */
export type CloudName = KnownCloud['name'] | 'lab';
