import { type JsonObject } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, type Stored } from '../record.js';
import { withReplies } from './edited.js';

/** Deactivation, reactivation, deletion, and writes that come late or never. */
export const lifecycleDefects: readonly FleetDefect[] = [
  {
    id: 'lifecycle.deactivationDeletes',
    sentence: 'a deactivated user is deleted',
    named: /deactivat/i,
    server: class extends FleetServer {
      override save(kind: Kind, stored: Stored): void {
        super.save(kind, stored);
        if (kind === 'Users' && stored.data['active'] === false) {
          this.store.Users.delete(stored.id);
        }
      }
    },
  },
  {
    id: 'lifecycle.inactive404',
    sentence: 'a deactivated user is answered with 404',
    named: /deactivat|inactive/i,
    server: class extends FleetServer {
      override read(kind: Kind, id: string, call: Call): Reply {
        if (this.find(kind, id).data['active'] === false) {
          throw new Failure(404, 'There is no such user');
        }
        return super.read(kind, id, call);
      }
    },
  },
  {
    id: 'lifecycle.inactiveFrozen',
    sentence: 'a deactivated user cannot be changed any more, not even be activated',
    named: /activat/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        if (before.data['active'] === false) {
          throw new Failure(400, 'The user is deactivated', 'mutability');
        }
        return super.change(kind, before, data);
      }
    },
  },
  {
    id: 'lifecycle.reactivationIgnored',
    sentence: 'a user who was deactivated stays so: active true is passed over',
    named: /activat|active/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        return super.change(
          kind,
          before,
          before.data['active'] === false ? { ...data, active: false } : data,
        );
      }
    },
  },
  {
    id: 'lifecycle.reactivationNewId',
    sentence: 'a user who is activated again gets another id',
    named: /\bid\b/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const after = super.change(kind, before, data);
        if (kind === 'Groups' || before.data['active'] !== false || data['active'] !== true) {
          return after;
        }
        this.store.Users.delete(after.id);
        const renewed = { ...after, id: this.newId() };
        this.save(kind, renewed);
        return renewed;
      }
    },
  },
  {
    id: 'lifecycle.deactivationClears',
    sentence: 'a deactivated user loses name, emails and all else',
    named: /deactivat|lost|emails|name/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const { userName = '', active = true } = data;
        return super.change(kind, before, active === false ? { userName, active } : data);
      }
    },
  },
  {
    id: 'lifecycle.deactivationRenames',
    sentence: 'a deactivated user gets another userName, so that the old one is free',
    named: /userName/,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        return super.change(
          kind,
          before,
          kind === 'Users' && data['active'] === false && before.data['active'] === true
            ? { ...data, userName: `deleted-${before.id}` }
            : data,
        );
      }
    },
  },
  {
    id: 'lifecycle.postRevives',
    sentence: 'a creation with the userName of a deactivated user is taken, so there are two',
    named: /409|taken|deactivat/i,
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        const others = this.everything(kind).filter(
          (other) =>
            kind === 'Users' &&
            other.data['active'] !== false &&
            other.id !== ownId &&
            this.isSameName(other.data['userName'], data['userName']),
        );
        if (others.length > 0) {
          throw new Failure(409, 'The userName is taken', 'uniqueness');
        }
      }
    },
  },
  {
    id: 'lifecycle.deleteKeeps',
    sentence: 'a deleted user can still be read',
    named: /delet/i,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        const stored = this.find(kind, id);
        return kind === 'Users'
          ? { status: 204, headers: {} }
          : super.remove(kind, stored.id, call);
      }
    },
  },
  {
    id: 'lifecycle.deleteDeactivates',
    sentence: 'a deleted user is only deactivated and still listed',
    named: /delet/i,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        if (kind === 'Groups') {
          return super.remove(kind, id, call);
        }
        const stored = this.find(kind, id);
        this.change(kind, stored, { ...stored.data, active: false });
        return { status: 204, headers: {} };
      }
    },
  },
  {
    id: 'lifecycle.delete200',
    sentence: 'a deletion is answered with 200 and a body',
    named: /204/,
    server: withReplies((reply) =>
      reply.status === 204 ? { status: 200, headers: {}, body: { success: true } } : reply,
    ),
  },
  {
    id: 'lifecycle.deleteTwice',
    sentence: 'a deletion of somebody who is not there is answered with 204',
    named: /404/,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        return this.store[kind].has(id)
          ? super.remove(kind, id, call)
          : { status: 204, headers: {} };
      }
    },
  },
  {
    id: 'lifecycle.delete405',
    sentence: 'users cannot be deleted: 405',
    named: /DELETE|delet/,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        if (kind === 'Users') {
          throw new Failure(405, 'DELETE is not possible here');
        }
        return super.remove(kind, id, call);
      }
    },
  },
  {
    id: 'lifecycle.staleRead',
    sentence: 'a user is read from a cache that a write does not empty',
    named: /stale|before|read|written/i,
    server: class extends FleetServer {
      readonly #cache = new Map<string, Stored>();

      override read(kind: Kind, id: string, call: Call): Reply {
        const cached = this.#cache.get(id) ?? this.find(kind, id);
        this.#cache.set(id, cached);
        return this.toReply(kind, cached, 200, call);
      }
    },
  },
  {
    id: 'lifecycle.lateWrite',
    sentence: 'a change is answered at once and done a moment later',
    named: /read|written|late|before/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const lastModified = new Date().toISOString();
        const after = { ...before, data, lastModified, version: before.version + 1 };
        setTimeout(() => {
          if (this.store[kind].has(after.id)) {
            this.save(kind, after);
          }
        }, 60);
        return after;
      }
    },
  },
  {
    id: 'lifecycle.listLate',
    sentence: 'lists and lookups come from a search index that lags a moment behind',
    named: /lookup|find|list|read/i,
    server: class extends FleetServer {
      readonly #index = new Map<string, Stored>();

      override save(kind: Kind, stored: Stored): void {
        super.save(kind, stored);
        setTimeout(() => {
          this.#index.set(stored.id, stored);
        }, 80);
      }

      override list(kind: Kind, call: Call): Reply {
        const all = [...this.#index.values()].filter(({ id }) => this.store[kind].has(id));
        const shown = all.map((stored) => this.present(kind, stored, call));
        const filter = call.query.get('filter');
        const found = filter === undefined ? shown : shown.filter(this.toTest(filter));
        return { status: 200, headers: {}, body: this.toPage(found, call) };
      }
    },
  },
  {
    id: 'lifecycle.lastModifiedStays',
    sentence: 'meta.lastModified is not moved by a change',
    named: /lastModified/,
    server: class extends FleetServer {
      override save(kind: Kind, stored: Stored): void {
        super.save(kind, { ...stored, lastModified: stored.created });
      }

      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        return { ...super.change(kind, before, data), lastModified: before.created };
      }
    },
  },
  {
    id: 'lifecycle.createdMoves',
    sentence: 'meta.created is set anew with each change',
    named: /created/,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const after = super.change(kind, before, data);
        const renewed = {
          ...after,
          created: new Date(Date.parse(after.lastModified) + after.version).toISOString(),
          lastModified: new Date(Date.parse(after.lastModified) + after.version).toISOString(),
        };
        this.save(kind, renewed);
        return renewed;
      }
    },
  },
  {
    id: 'lifecycle.etagStays',
    sentence: 'the entity tag is made of the id, so it never changes',
    named: /entity tag|ETag|version/i,
    server: class extends FleetServer {
      override etagOf({ id }: Stored): string {
        return `W/"${id.slice(0, 8)}"`;
      }
    },
  },
  {
    id: 'lifecycle.ifMatchIgnored',
    sentence: 'If-Match is passed over, so a stale write is done',
    named: /If-Match|version|stale/i,
    server: class extends FleetServer {
      override checkVersion(): void {
        return undefined;
      }
    },
  },
  {
    id: 'lifecycle.idChanges',
    sentence: 'the id is made of the userName, so a rename changes it',
    named: /\bid\b/,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const after = super.change(kind, before, data);
        if (kind === 'Groups' || this.isSameName(before.data['userName'], data['userName'])) {
          return after;
        }
        this.store.Users.delete(after.id);
        const renamed = { ...after, id: this.newId() };
        this.save(kind, renamed);
        return renamed;
      }
    },
  },
];
