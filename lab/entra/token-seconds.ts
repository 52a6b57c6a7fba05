import type { Switches } from '../switches.ts';
import { type Resource, teamsAdmin } from './resources.ts';

/** How long a token for this service lives. */
export const secondsFor = ({ tokenSeconds, teamsTokenSeconds }: Switches, resource: Resource | undefined): number =>
  resource === teamsAdmin && teamsTokenSeconds !== 0 ? teamsTokenSeconds : tokenSeconds;
