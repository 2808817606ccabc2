import { type AppKind } from '../client/appKind.js';
import { type AttributeRow, usualAttributeRows } from './attributeRows.js';
import { type UserNameFormat } from './userNameFormat.js';

/** The settings of the app in Okta's Admin Console, by its tabs. */
export interface OrgApp {
  /** `0oa…` */
  readonly id: string;
  readonly label: string;
  readonly kind: AppKind;
  /** Sign On > Application username format. */
  readonly userNameFormat: UserNameFormat;
  /** Provisioning > Integration. */
  readonly isProvisioningEnabled: boolean;
  /** Provisioning > To App. */
  readonly createsUsers: boolean;
  readonly updatesAttributes: boolean;
  readonly deactivatesUsers: boolean;
  readonly syncsPassword: boolean;
  readonly excludesUserNameUpdates: boolean;
  /** Provisioning > To App > Attribute Mappings. */
  readonly attributes: readonly AttributeRow[];
  /** Provisioning > To Okta; the box Import Groups. */
  readonly importsGroups: boolean;
  /** Push Groups > Settings: rename app groups to match the group name in Okta. */
  readonly renamesGroups: boolean;
}

export type OrgSwitches = Omit<OrgApp, 'id' | 'kind'>;

/** Everything on, as an integration is tried. */
export const usualOrgSwitches: OrgSwitches = {
  label: 'SCIM app',
  userNameFormat: 'okta',
  isProvisioningEnabled: true,
  createsUsers: true,
  updatesAttributes: true,
  deactivatesUsers: true,
  syncsPassword: false,
  excludesUserNameUpdates: false,
  attributes: usualAttributeRows,
  importsGroups: true,
  renamesGroups: true,
};
