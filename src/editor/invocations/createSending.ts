import type * as vscode from 'vscode';
import type { EventsSide } from '../../events/eventsSide';
import { Follower } from '../../invocations/follower';
import { type CheckAnswer, InvocationSender } from '../../invocations/invocationSender';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { RecordTracker } from '../../invocations/records/recordTracker';
import { AdoptedRuns } from '../../invocations/runs/adoptedRuns';
import { SeriesRunner } from '../../invocations/seriesRunner';
import type { PausableClock } from '../../model/base/pausableClock';
import { systemClock } from '../../model/base/systemClock';
import type { AwsTools } from '../../model/connection/awsTools';
import type { Connections } from '../connections/connections';
import { sdkFolderIn } from '../connections/localSettings';
import type { KeepPackage } from './offerRemedy';

/** Sends invocations, one or many, and follows them to their end. */
export interface Sending {
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly sender: InvocationSender;
  readonly follower: Follower;
  readonly series: SeriesRunner;
  /** Sends records to queues, streams and tables, and follows them. */
  readonly records: RecordTracker;
  /** Adds runs of pollers and HTTP clients to the history. */
  readonly runs: AdoptedRuns;
  /** For everything that polls. */
  readonly clock: PausableClock;
  readonly log: vscode.LogOutputChannel;
  /** Installs a package of the AWS SDK for functions on this machine. */
  readonly keepSdkPackage: KeepPackage;
}

/** Loads the samples and contracts of all services: a bundle of its own. */
export async function loadEvents(): Promise<EventsSide> {
  return (await import('../../events/eventsSide')).eventsSide;
}

/** What sending shares with other features. */
interface SendingParts {
  readonly storageUri: vscode.Uri;
  readonly awsTools: () => Promise<AwsTools>;
  readonly records: RecordTracker;
  readonly clock: PausableClock;
}

/**
 * Builds the objects that send and follow. Sends nothing itself; `follower.resume()` follows the invocations that were open
 * before the window was reloaded.
 */
export function createSending(
  store: InvocationStore,
  connections: Connections,
  log: vscode.LogOutputChannel,
  { storageUri, awsTools, records, clock }: SendingParts,
): Sending {
  const follower = new Follower(store, (id) => connections.get(id), clock);
  const checkAnswer: CheckAnswer = async (payload, answer) => (await loadEvents()).checkAnswer(payload, answer);
  const sender = new InvocationSender(store, follower, systemClock, checkAnswer);
  return {
    connections,
    store,
    sender,
    follower,
    series: new SeriesRunner(systemClock),
    records,
    runs: new AdoptedRuns({ store, follower, clock, checkAnswer }),
    clock,
    log,
    keepSdkPackage: async (name) => (await awsTools()).installPackage(name, sdkFolderIn(storageUri)),
  };
}
