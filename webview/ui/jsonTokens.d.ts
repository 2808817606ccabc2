export type JsonTokenKind = 'name' | 'string' | 'number' | 'keyword' | 'plain';
export interface JsonToken {
    readonly kind: JsonTokenKind;
    readonly text: string;
}
/**
 * Cuts JSON text into what is coloured alike. Total and linear: text that is not JSON, or was cut in
 * the middle, gives tokens as well, and the tokens put together are always the text.
 */
export declare function tokeniseJson(text: string): readonly JsonToken[];
