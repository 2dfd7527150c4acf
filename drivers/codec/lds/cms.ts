import { Set as Asn1Set, type BaseBlock, Constructed, fromBER, OctetString } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { type Decoded, refuse } from './decoded.ts';

/** CMS SignedData (RFC 5652, 5.1). */
export interface SignedContent {
  readonly contentType: string;
  readonly content: Uint8Array;
  /** DER of the certificates that come along, as they stand in the file. */
  readonly certificates: readonly Uint8Array[];
  /** DER of the SignerInfos, as they stand in the file. */
  readonly signers: readonly Uint8Array[];
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTEXT = 3;
/** A signed file of the chip has a few hundred objects and no deep nesting. */
const LIMITS = { maxDepth: 32, maxNodes: 10_000, parseEmbedded: false };

/** What pkijs would write again need not be the bytes that were signed: they are taken from the tree. */
const childrenBytes = (node: BaseBlock | undefined): readonly Uint8Array[] =>
  node instanceof Constructed ? node.valueBlock.value.map((child) => child.valueBeforeDecodeView) : [];

const readSignedData = (bytes: Uint8Array): Decoded<SignedContent> => {
  const tree = fromBER(bytes, LIMITS);
  if (tree.offset !== bytes.length) return refuse('malformed');
  const info = new ContentInfo({ schema: tree.result });
  if (info.contentType !== SIGNED_DATA) return refuse('unsupported');
  const { eContent, eContentType } = new SignedData({ schema: info.content }).encapContentInfo;
  if (!(eContent instanceof OctetString) || !(info.content instanceof Constructed))
    return refuse('malformed');
  const parts = info.content.valueBlock.value;
  const certificates = parts.find(({ idBlock }) => idBlock.tagClass === CONTEXT && idBlock.tagNumber === 0);
  const signers = parts.findLast((node) => node instanceof Asn1Set);
  return {
    ok: true,
    value: {
      contentType: eContentType,
      content: new Uint8Array(eContent.getValue()),
      certificates: childrenBytes(certificates),
      signers: childrenBytes(signers),
    },
  };
};

/** Opens SignedData; nothing is verified. `unsupported`: another content type of CMS. */
export const openSignedData = (bytes: Uint8Array): Decoded<SignedContent> => {
  try {
    return readSignedData(bytes);
  } catch {
    // The library throws errors of many classes for what is not its structure: here, and nowhere else, they are values.
    return refuse('malformed');
  }
};
