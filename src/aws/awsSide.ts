import type { AwsTools } from '../model/connection/awsTools';
import { awsFolders, findSignIn, listProfiles, locateProfile } from './credentials/profiles';
import { listRegions } from './credentials/regions';
import { openConnection } from './openConnection';

/**
 * What the editor asks of AWS's side. The SDK is most of our weight, so this is a bundle of its own, loaded when something of it
 * is first needed.
 */
export const awsSide: AwsTools & { readonly openConnection: typeof openConnection } = {
  openConnection,
  listProfiles: () => listProfiles(process.env),
  findSignIn: (profile) => findSignIn(profile, process.env),
  locateProfile,
  listRegions,
  awsFolders,
};
