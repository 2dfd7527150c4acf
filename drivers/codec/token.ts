/** A text that means something only to who made it, as a changing QR code of VNeID may be (domain facts A5). */
export interface Token {
  readonly text: string;
  readonly form: 'jwt' | 'base64' | 'hex';
}

/** Header, payload and signature (RFC 7519): a header starts with `{"`, which is `eyJ` in base64url. */
const JWT = /^eyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+\.[0-9A-Za-z_-]*$/;
const HEX = /^(?:[0-9A-Fa-f]{2})+$/;
/** No separators, and as long as nothing that a person writes. */
const BASE64 = /^[0-9A-Za-z+/_-]{32,}={0,2}$/;

/** Letters and digits mixed: what is digits alone is a number, and what is letters alone a word. */
const isMixed = (text: string): boolean => /[0-9]/.test(text) && /[A-Za-z]/.test(text);

export const looksLikeToken = (text: string): boolean =>
  (BASE64.test(text) && isMixed(text)) || JWT.test(text);

/** Names the form of a text that looks like a token. */
export const tokenOf = (text: string): Token => {
  if (JWT.test(text)) return { text, form: 'jwt' };
  return { text, form: HEX.test(text) ? 'hex' : 'base64' };
};
