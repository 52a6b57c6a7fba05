/** Behind every name that Telnyx makes for a connection of Teams (SRC: the client's types, `txt_name`). */
export const teamsSuffix = '.mstsbc.telnyx.tech';
