import { type ListFrame } from '../message/list.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { Gaps } from './packed/gaps.js';
import { unpack } from './packed/packedForm.js';
import { PackedLog, type PackedPlace } from './packed/packedLog.js';
import { ResourcePacker } from './packed/resourcePacker.js';
import { createWords, toWords } from './packed/words.js';
import { renderResource } from './renderResource.js';
import { type StoredResource } from './storedResource.js';

export interface ResourceRendererOptions {
  readonly registry: SchemaRegistry;
  /** Of all types, so that as many fit into memory as there are. */
  readonly countResources: () => number;
}

/** Gives room for so many bytes, as what is written is handed on. */
export type Allocate = (sizeBytes: number) => Uint8Array;

interface Base {
  readonly url: string;
  /** As it stands in JSON. */
  readonly words: DataView;
  readonly length: number;
}

/** A text, packed or, where it cannot be, as it is. */
type Piece = Readonly<PackedPlace> | { readonly text: Uint8Array };

const noFrame: ListFrame = { start: '', end: '' };
const comma = 0x2c;
const leastKeptBytes = 8 * 1024 * 1024;
/** Room for what is outdated but not yet gone. */
const spareFactor = 2;

/**
 * Writes resources in their default form as the bytes that go out. What it has written once it keeps in
 * a packed form without the base URL, so that it costs a few microseconds the next time, whoever asks.
 */
export class ResourceRenderer {
  readonly #countResources: () => number;
  readonly #gaps = new Gaps();
  readonly #packer: ResourcePacker;
  readonly #log = new PackedLog();
  readonly #addresses = new WeakMap<StoredResource, number>();
  #base: Base = { url: '', words: createWords(0), length: 0 };
  /** Of all that has been packed so far, for an average. */
  #packedBytes = 0;
  #packed = 0;

  constructor({ registry, countResources }: ResourceRendererOptions) {
    this.#countResources = countResources;
    this.#packer = new ResourcePacker(registry, this.#gaps);
  }

  render(stored: StoredResource, baseUrl: string, allocate: Allocate): Uint8Array {
    return this.renderList([stored], baseUrl, noFrame, allocate);
  }

  /** With commas between them. */
  renderList(
    resources: readonly StoredResource[],
    baseUrl: string,
    frame: ListFrame,
    allocate: Allocate,
  ): Uint8Array {
    const base = this.#baseOf(baseUrl);
    const pieces = resources.map((stored) => this.#pieceOf(stored, baseUrl));
    const start = encoder.encode(frame.start);
    const end = encoder.encode(frame.end);
    const commas = Math.max(0, pieces.length - 1);
    const length = pieces.reduce((sum, piece) => sum + lengthOf(piece, base), commas);
    const target = allocate(start.length + length + end.length);
    target.set(start);
    const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
    const unpacking = { gaps: this.#gaps, base: base.words, baseLength: base.length };
    let at = start.length;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        target[at++] = comma;
      }
      if ('text' in piece) {
        target.set(piece.text, at);
        at += piece.text.length;
      } else {
        at = unpack(piece.chunk, piece.start, unpacking, view, at);
      }
    }
    target.set(end, at);
    return target;
  }

  #pieceOf(stored: StoredResource, baseUrl: string): Piece {
    const place = this.#find(stored);
    // A copy: the log has only one for all.
    return place ? { ...place } : { text: encoder.encode(renderResource(stored, baseUrl)) };
  }

  #find(stored: StoredResource): Readonly<PackedPlace> | undefined {
    const known = this.#addresses.get(stored);
    return (known === undefined ? undefined : this.#log.find(known)) ?? this.#pack(stored);
  }

  #pack(stored: StoredResource): Readonly<PackedPlace> | undefined {
    const packed = this.#packer.pack(stored);
    if (!packed) {
      return undefined;
    }
    const address = this.#log.append(packed);
    this.#addresses.set(stored, address);
    this.#packed += 1;
    this.#packedBytes += packed.bytes.length;
    const wanted = (this.#packedBytes / this.#packed) * this.#countResources() * spareFactor;
    this.#log.shrink(Math.max(leastKeptBytes, wanted));
    return this.#log.find(address);
  }

  #baseOf(url: string): Base {
    if (url !== this.#base.url) {
      const bytes = encoder.encode(JSON.stringify(url).slice(1, -1));
      this.#base = { url, words: toWords(bytes), length: bytes.length };
    }
    return this.#base;
  }
}

const encoder = new TextEncoder();

const lengthOf = (piece: Piece, base: Base): number =>
  'text' in piece ? piece.text.length : piece.length + piece.bases * base.length;
