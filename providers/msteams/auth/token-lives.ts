import { decodeJwt } from 'jose';

/** Connect-MicrosoftTeams refuses tokens whose ends are this far apart. In seconds. */
const mostApart = 5400;

const endOf = (token: string): number => decodeJwt(token).exp ?? 0;

/** Which of two tokens ends too long before the other for Connect-MicrosoftTeams; none if the pair will do. */
export const tooShort = (graph: string, teams: string): 'graph' | 'teams' | undefined => {
  const [graphEnd, teamsEnd] = [endOf(graph), endOf(teams)];
  if (Math.abs(graphEnd - teamsEnd) < mostApart) return undefined;
  return graphEnd < teamsEnd ? 'graph' : 'teams';
};

/** What happens and why, for the engineer. */
export const apartText = (graph: string, teams: string): string => {
  const apart = Math.abs(endOf(graph) - endOf(teams));
  return (
    `The tokens for Microsoft Graph and for Teams end ${apart} seconds apart; Connect-MicrosoftTeams takes a pair whose ends are less than ${mostApart} seconds apart.\n` +
    '  Why: the one that ends first was asked for again, and its issuer gave the same; a managed identity keeps each token for up to 24 hours.'
  );
};
