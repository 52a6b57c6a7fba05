/** Names the key of an account at Telnyx; it stands in no file, since whoever has it may buy numbers and give them back. */
export const telnyxKey = 'TRUNKLINE_TELNYX_API_KEY';

/** How a person makes one. @see https://developers.telnyx.com/development/api-fundamentals/create-api-keys */
export const howToMakeKey = `make an API key in the Telnyx portal (your name > API Keys > Create API Key; it is shown once) and put it in ${telnyxKey}; it may buy numbers and give them back, so keep it as you keep a payment card.`;
