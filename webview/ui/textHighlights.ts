/** A piece of the text of a code block, in characters; the end is excluded. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly node: Text;
  /** Of its first character in the whole text. */
  readonly from: number;
}

function textNodesOf(block: HTMLElement): readonly Place[] {
  const places: Place[] = [];
  let from = 0;
  for (const chunk of block.children) {
    const walker = document.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        places.push({ node, from });
        from += node.data.length;
      }
    }
    // The line break between two chunks is no text of either.
    from += 1;
  }
  return places;
}

const placeAt = (places: readonly Place[], offset: number): Place | undefined =>
  places.findLast(({ from }) => from <= offset);

function toRange(places: readonly Place[], { start, end }: TextSpan): Range | undefined {
  const first = placeAt(places, start);
  const last = placeAt(places, Math.max(start, end - 1));
  if (!first || !last) {
    return undefined;
  }
  const range = new Range();
  range.setStart(first.node, Math.min(start - first.from, first.node.data.length));
  range.setEnd(last.node, Math.min(end - last.from, last.node.data.length));
  return range;
}

/**
 * Marks pieces of a block without touching its nodes; the style sheet has `::highlight(name)`. An empty list
 * takes the marks away.
 *
 * @returns the ranges, in the order of the spans
 */
export function highlight(
  name: string,
  block: HTMLElement,
  spans: readonly TextSpan[],
): readonly Range[] {
  const places = spans.length === 0 ? [] : textNodesOf(block);
  const ranges = spans.flatMap((span) => toRange(places, span) ?? []);
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
  } else {
    CSS.highlights.set(name, new Highlight(...ranges));
  }
  return ranges;
}

/** Where a text stands in another, capitals aside. */
export function findSpans(text: string, wanted: string, limit = 1000): readonly TextSpan[] {
  const [where, what] = [text.toLowerCase(), wanted.toLowerCase()];
  const spans: TextSpan[] = [];
  if (what === '') {
    return spans;
  }
  for (
    let at = where.indexOf(what);
    at >= 0 && spans.length < limit;
    at = where.indexOf(what, at)
  ) {
    spans.push({ start: at, end: at + what.length });
    at += what.length;
  }
  return spans;
}
