// What browsers and Node have alike, and the language's own library does not declare. Nothing else of either is at hand
// in this package, which runs in both.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
