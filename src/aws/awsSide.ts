import type { AwsTools } from '../model/connection/awsTools';
import { awsFolders, findSignIn, listProfiles, locateProfile } from './credentials/profiles';
import { listRegions } from './credentials/regions';
import { installPackage } from './local/installPackage';
import { openConnection } from './openConnection';

/**
 * The entry point of the AWS bundle. The SDK is most of the extension's size, so it is a separate bundle, loaded on first use.
 */
export const awsSide: AwsTools & { readonly openConnection: typeof openConnection } = {
  openConnection,
  listProfiles: () => listProfiles(process.env),
  findSignIn: (profile) => findSignIn(profile, process.env),
  locateProfile,
  listRegions,
  awsFolders,
  installPackage,
};
