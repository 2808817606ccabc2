const perLine = 16;

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

const isPrintable = (code: number): boolean => code >= 0x20 && code < 0x7f;

function line(bytes: string, offset: number): string {
  const length = Math.min(perLine, bytes.length - offset);
  const codes = Array.from({ length }, (_, at) => bytes.charCodeAt(offset + at));
  const cells = codes.map((code) => hex(code, 2)).join(' ');
  const text = codes.map((code) => (isPrintable(code) ? String.fromCharCode(code) : '.')).join('');
  return `${hex(offset, 8)}  ${cells.padEnd(perLine * 3 - 1)}  ${text}`;
}

/** The bytes of a base64 text, sixteen a line. Text that is not base64 comes back as it is. */
export function hexDump(base64: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    return base64;
  }
  // A cut body may end inside a group of four.
  const bytes = atob(base64.slice(0, base64.length - (base64.length % 4)));
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += perLine) {
    lines.push(line(bytes, offset));
  }
  return lines.join('\n');
}
