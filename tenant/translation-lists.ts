/**
 * The lists in which an SBC names translation rules, by the tenant's words; of each the first rule that matches applies.
 * `inboundTeams` is for the called number of a call that comes in, `inboundPstn` for its caller; `outboundPstn` for the called
 * number of a call that leaves, `outboundTeams` for its caller.
 *
 * Source: https://learn.microsoft.com/microsoftteams/direct-routing-translate-numbers
 */
export const translationLists = ['inboundTeams', 'inboundPstn', 'outboundPstn', 'outboundTeams'] as const;

export type TranslationList = (typeof translationLists)[number];

/** An SBC's lists as they are, each by itself; those that it leaves out stay left out. */
export const withLists = <Lists extends { readonly [List in TranslationList]?: readonly string[] | undefined }>(
  sbc: Lists,
  change: (names: readonly string[]) => readonly string[],
): Lists => ({
  ...sbc,
  ...Object.fromEntries(
    translationLists.flatMap((list) => {
      const names = sbc[list];
      return names === undefined ? [] : [[list, change(names)]];
    }),
  ),
});
