/** The bytes of a base64 text, sixteen a line. Text that is not base64 comes back as it is. */
export declare function hexDump(base64: string): string;
