/** Names are compared without case (INF: SfB:direct-routing-voice-routing creates "US Only" and prints `Tag:US only`). */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const isGlobal = (identity: string): boolean => sameName(bareName(identity), 'Global');

/** Policies take `Name` and `Tag:Name` (DOC PS:Grant-CsOnlineVoiceRoutingPolicy). */
export const bareName = (identity: string): string => identity.replace(/^tag:/i, '');

/** How a policy's Identity is printed: `Global` or `Tag:<name>`. */
export const printedIdentity = (name: string): string => (sameName(name, 'Global') ? 'Global' : `Tag:${name}`);
