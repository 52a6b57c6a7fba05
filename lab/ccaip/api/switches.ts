/** How CCAIP's APIs behave where its pages say nothing. The product must end right under every setting. */
export interface CcaipApiSwitches {
  /** 429: bare, or with Retry-After and a body (neither is published). */
  ccaipThrottle: 'bare' | 'retryAfter';
  /** Keys of `GET /apps/api/v1/users`: the labels of its columns (DOC get-user-configuration-data), or those of the bulk file (OBS of one tenant). */
  ccaipUserKeys: 'labels' | 'snake';
  /** What it says of an external user: Yes and No (DOC), or 1 and 0 (OBS, flags beside it in the bulk file). */
  ccaipFlags: 'words' | 'digits';
  /** The list: bare, or in an object. */
  ccaipUserList: 'bare' | 'wrapped';
  /** Link and Total, which the Manager API has (OBS singer-io/tap-ujet): there too, or not. */
  ccaipUserHeaders: 'there' | 'none';
  /** Who hasn't activated yet, among the Manager API's agents: listed without a login, or not there. */
  ccaipPendingAgents: 'listed' | 'left out';
}

export const defaultCcaipApiSwitches: CcaipApiSwitches = {
  ccaipThrottle: 'bare',
  ccaipUserKeys: 'labels',
  ccaipFlags: 'words',
  ccaipUserList: 'bare',
  ccaipUserHeaders: 'there',
  ccaipPendingAgents: 'listed',
};

export const ccaipApiChoices: { readonly [K in keyof CcaipApiSwitches]: readonly CcaipApiSwitches[K][] } = {
  ccaipThrottle: ['bare', 'retryAfter'],
  ccaipUserKeys: ['labels', 'snake'],
  ccaipFlags: ['words', 'digits'],
  ccaipUserList: ['bare', 'wrapped'],
  ccaipUserHeaders: ['there', 'none'],
  ccaipPendingAgents: ['listed', 'left out'],
};

export const secondCcaipApiSettings: CcaipApiSwitches = {
  ccaipThrottle: 'retryAfter',
  ccaipUserKeys: 'snake',
  ccaipFlags: 'digits',
  ccaipUserList: 'wrapped',
  ccaipUserHeaders: 'none',
  ccaipPendingAgents: 'left out',
};
