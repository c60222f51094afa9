import type { Environment } from '../../model/connection/awsTools';
import { readSharedConfig } from './sharedConfig';

/** Returns the endpoint that a profile sets for a service, by the service's id: `lambda`, `cloudwatch_logs`. */
export type EndpointOf = (serviceId: string) => string | undefined;

/**
 * `endpoint_url` of a profile and of its section of services
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html). The SDK only looks it up for the profile of
 * AWS_PROFILE, not for a client's profile. Environment variables, which take precedence, are left to the SDK.
 */
export async function profileEndpoints(profile: string | undefined, env: Environment): Promise<EndpointOf> {
  const shared = await readSharedConfig(env);
  const own = profile === undefined ? undefined : shared.profiles.get(profile);
  const isIgnored = [env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, own?.ignore_configured_endpoint_urls].includes('true');
  if (own === undefined || isIgnored) return () => undefined;
  const services = own.services === undefined ? undefined : shared.services.get(own.services);
  return (serviceId) => {
    const isInEnvironment =
      env.AWS_ENDPOINT_URL !== undefined || env[`AWS_ENDPOINT_URL_${serviceId.toUpperCase()}`] !== undefined;
    return isInEnvironment ? undefined : (services?.[`${serviceId}.endpoint_url`] ?? own.endpoint_url);
  };
}
