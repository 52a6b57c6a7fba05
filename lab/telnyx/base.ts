/** Where the stand-in of Telnyx' API is below the lab's address; at Telnyx it is `https://api.telnyx.com/v2`. */
export const telnyxBase = '/telnyx/v2';
