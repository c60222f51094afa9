import { inProject } from '../../tools/project.mjs';
import { type RunningLocalService, startLocalService } from '../localService';

interface Address {
  readonly functionName: string;
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly notes: readonly string[];
}

/** The service with the fixture's function URLs, APIs and load balancer. */
export interface FrontService extends RunningLocalService {
  addresses(): Promise<readonly Address[]>;
  /** The address of the first function URL, API or listener that invokes a function of this service: `http://127.0.0.1:41234`. */
  originOf(functionName: string, service: string, path?: string): Promise<string>;
}

export async function startFrontService(args: readonly string[] = []): Promise<FrontService> {
  const template = inProject('test/conformance/functions/front/template.yaml');
  const service = await startLocalService({ template, args });
  const addresses = async (): Promise<readonly Address[]> => {
    const response = await fetch(`${service.endpoint}/dwell/addresses`);
    const body: { addresses: readonly Address[] } = JSON.parse(await response.text());
    return body.addresses;
  };
  return {
    ...service,
    addresses,
    async originOf(functionName, kind, path = '') {
      const found = (await addresses()).find(
        (one) => one.functionName === functionName && one.service === kind && one.url.includes(path),
      );
      if (found === undefined) throw new Error(`There is no ${kind} of ${functionName}.`);
      return new URL(found.url).origin;
    },
  };
}
