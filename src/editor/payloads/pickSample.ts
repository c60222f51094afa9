import * as vscode from 'vscode';
import type { EventsSide } from '../../events/eventsSide';
import type { SampleEvent } from '../../events/sampleEvent';
import { type DeclaredTriggers, readTriggers } from '../../explorer/readTriggers';
import { canceled, doneWith } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { type ServiceId, serviceOf } from '../../model/services/services';
import { modelWords } from '../../triggers/described';
import { serviceOfSource } from '../../triggers/findService';
import type { Trigger } from '../../triggers/trigger';
import { GrowingPick, moreItem } from '../prompts/growingPick';
import type { Answer } from '../prompts/pickStep';
import { createQuickPick } from '../sinks/quickInput';

/** A sample event, and the function's trigger to use as its source. */
export interface PickedSample {
  readonly sample: SampleEvent;
  readonly sourceArn: string | undefined;
}

type SampleItem = vscode.QuickPickItem & { readonly choice?: PickedSample };

/** The dependencies of `pickSample`. */
export interface PickSampleNeeds {
  readonly connections: { get(id: string): Connection | undefined };
  readonly declared: DeclaredTriggers;
  readonly events: () => Promise<EventsSide>;
}

/** Asks for the event of a service. The function's own triggers come first, as soon as they are known. */
export async function pickSample(
  target: FunctionTarget,
  title: string,
  needs: PickSampleNeeds,
): Promise<Answer<PickedSample>> {
  const pick = createQuickPick<SampleItem>();
  pick.title = title;
  pick.placeholder = 'Select an event';
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  pick.busy = true;
  const controller = new AbortController();
  try {
    const answer = new Promise<Answer<PickedSample>>((resolve) => {
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidAccept(() => {
        const picked = pick.selectedItems[0]?.choice;
        if (picked !== undefined) resolve(doneWith(picked));
      });
      pick.onDidHide(() => resolve(canceled));
    });
    pick.show();
    void fill(pick, target, needs, controller.signal);
    return await answer;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

/** How long the list waits for the function's triggers, which come first. Later ones are added below, so that no row moves. */
const longestWaitMs = 1_500;

async function fill(
  pick: vscode.QuickPick<SampleItem>,
  target: FunctionTarget,
  needs: PickSampleNeeds,
  signal: AbortSignal,
): Promise<void> {
  const { sampleEvents } = await needs.events();
  const all = allItems(sampleEvents);
  const own = ownItems(target, sampleEvents, needs, signal);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), longestWaitMs));
  const early = await Promise.race([own, late]);
  if (signal.aborted) return;
  const rows = new GrowingPick(pick, {
    keyOf: ({ label, choice }) => (choice === undefined ? label : `${choice.sample.id} ${choice.sourceArn ?? ''}`),
    moreItem: (count) => moreItem(count, 'event'),
  });
  rows.grow([...(early ?? []), ...all]);
  if (early === undefined) {
    const below = await own;
    if (signal.aborted) return;
    rows.grow([...all, ...below]);
  }
  pick.busy = false;
}

async function ownItems(
  { connectionId, functionName }: FunctionTarget,
  samples: readonly SampleEvent[],
  { connections, declared }: PickSampleNeeds,
  signal: AbortSignal,
): Promise<readonly SampleItem[]> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return [];
  const { found } = await readTriggers(connection, functionName, { declared, signal });
  const items = found.triggers.flatMap((trigger) => {
    const sourceArn = sourceOf(trigger);
    const serviceId = serviceOfTrigger(trigger, sourceArn);
    return samples.filter(({ service }) => service === serviceId).map((sample) => itemOf(sample, sourceArn));
  });
  const unique = [...new Map(items.map((item) => [`${item.label}\n${item.description}`, item])).values()];
  if (unique.length === 0) return [];
  return [separator(`triggers of ${functionName}`), ...unique];
}

function serviceOfTrigger(trigger: Trigger, sourceArn: string | undefined): ServiceId | undefined {
  const service = 'service' in trigger ? trigger.service : undefined;
  return (service ?? (sourceArn === undefined ? undefined : serviceOfSource(sourceArn)))?.id;
}

function sourceOf(trigger: Trigger): string | undefined {
  switch (trigger.kind) {
    case 'service':
    case 'unknownService':
      return trigger.sourceArn;
    case 'mapping':
      return trigger.settings.source.kind === 'arn' ? trigger.settings.source.arn : undefined;
    case 'url':
    case 'caller':
      return undefined;
  }
}

function allItems(samples: readonly SampleEvent[]): SampleItem[] {
  const services = [...new Set(samples.map(({ service }) => service))];
  return services.flatMap((service) => [
    separator(serviceOf(service).name),
    ...samples.filter((sample) => sample.service === service).map((sample) => itemOf(sample, undefined)),
  ]);
}

function itemOf(sample: SampleEvent, sourceArn: string | undefined): SampleItem {
  const from = sourceArn === undefined ? [] : [sourceArn.split(/[:/]/).at(-1) ?? ''];
  return {
    label: `${serviceOf(sample.service).name}: ${sample.title}`,
    description: [...from, modelWords[sample.model]].join(' · '),
    choice: { sample, sourceArn },
  };
}

function separator(label: string): SampleItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
