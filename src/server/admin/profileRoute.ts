import { isJsonObject } from '../../base/json.js';
import {
  createProfile,
  isProfileName,
  type Profile,
  profileNames,
  type ProfileName,
  profileSwitches,
  switchNames,
  type SwitchValues,
} from '../../scim/profile.js';
import { changesOf, readSwitches, SwitchError } from '../../scim/profileChanges.js';
import { type AdminAnswer, AdminError, type AdminRequest, type AdminRoute } from './adminRoute.js';

/** Where the profile that holds is read and changed. */
export interface ProfileHolder {
  readonly get: () => Profile;
  readonly set: (profile: Profile) => void;
}

/** Shows the profile with its switches, and changes it: all of a body is taken or none. */
export const createProfileRoute = ({ get, set }: ProfileHolder): AdminRoute => {
  const change = (profile: Profile): AdminAnswer => {
    set(profile);
    return show(profile);
  };
  return {
    name: 'profile',
    self: new Map<string, (request: AdminRequest) => AdminAnswer>([
      ['GET', () => show(get())],
      ['PUT', ({ body }) => change(readWhole(body))],
      ['PATCH', ({ body }) => change(readPart(body, get()))],
      ['DELETE', () => change(createProfile(get().name))],
    ]),
  };
};

const show = (profile: Profile): AdminAnswer => ({
  status: 200,
  body: {
    profile: profile.name,
    switches: changesOf(profile),
    values: Object.fromEntries(switchNames.map((name) => [name, profile[name]])),
    profiles: profileNames,
    table: switchNames.map((name) => {
      const { title, description, reason, type, defaults } = profileSwitches[name];
      return { name, title, description, reason, takes: type.wanted, defaults };
    }),
  },
});

interface Given {
  readonly profile?: ProfileName;
  readonly switches?: Partial<SwitchValues>;
}

function readWhole(body: unknown): Profile {
  const { profile, switches } = readBody(body);
  if (profile === undefined) {
    throw new AdminError(400, `PUT sets all of the profile and needs "profile". ${example}`, {
      member: 'profile',
    });
  }
  return createProfile(profile, switches);
}

/** Another name puts all switches to what it says; the same name leaves them. */
function readPart(body: unknown, now: Profile): Profile {
  const { profile = now.name, switches } = readBody(body);
  const kept = profile === now.name ? changesOf(now) : {};
  return createProfile(profile, { ...kept, ...switches });
}

const example = 'For example { "profile": "okta", "switches": { "patchAnswer": "noContent" } }.';

function readBody(body: unknown): Given {
  if (!isJsonObject(body)) {
    throw new AdminError(400, `The body must be an object. ${example}`);
  }
  const unknown = Object.keys(body).find((name) => name !== 'profile' && name !== 'switches');
  if (unknown !== undefined) {
    throw new AdminError(
      400,
      `There is no ${JSON.stringify(unknown.slice(0, 40))} here, only profile and switches. ${example}`,
      { member: unknown.slice(0, 40) },
    );
  }
  const { profile, switches } = body;
  if (profile !== undefined && !isProfileName(profile)) {
    throw new AdminError(
      400,
      `The profile must be one of ${profileNames.join(', ')}, but is ${JSON.stringify(profile).slice(0, 80)}.`,
      { member: 'profile' },
    );
  }
  if (profile === undefined && switches === undefined) {
    throw new AdminError(400, `The body sets nothing. ${example}`);
  }
  return {
    ...(profile !== undefined && { profile }),
    ...(switches !== undefined && { switches: toSwitches(switches) }),
  };
}

function toSwitches(value: unknown): Partial<SwitchValues> {
  try {
    return readSwitches(value);
  } catch (error) {
    if (error instanceof SwitchError) {
      throw new AdminError(400, error.message, { member: 'switches' });
    }
    throw error;
  }
}
