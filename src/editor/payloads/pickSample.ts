import * as vscode from 'vscode';
import type { SampleEvent } from '../../events/sampleEvent';
import { readTriggers } from '../../explorer/readTriggers';
import { canceled, doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { type ServiceId, serviceOf } from '../../model/services/services';
import { modelWords } from '../../triggers/described';
import { serviceOfSource } from '../../triggers/findService';
import type { Trigger } from '../../triggers/trigger';
import type { CommandContext } from '../commandContext';
import { GrowingPick } from '../prompts/growingPick';
import type { Answer } from '../prompts/pickStep';

/** A sample event, and the function's own trigger that it is to come from. */
export interface PickedSample {
  readonly sample: SampleEvent;
  readonly sourceArn: string | undefined;
}

type SampleItem = vscode.QuickPickItem & { readonly choice?: PickedSample };

/** The list waits this long for the triggers of the function, which come first; later ones go below. */
const triggersMs = 400;

/** Asks for the event of a service. The events of the function's triggers come first when they are read in time. */
export async function pickSample(
  target: FunctionTarget,
  title: string,
  context: CommandContext,
): Promise<Answer<PickedSample>> {
  const pick = vscode.window.createQuickPick<SampleItem>();
  pick.title = title;
  pick.placeholder = 'Select an event';
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  const { sampleEvents } = await context.events();
  const all = allItems(sampleEvents);
  pick.busy = true;
  const rows = new GrowingPick(pick, {
    keyOf: ({ label, description }) => `${label}\n${description ?? ''}`,
    moreItem: (count) => ({ label: `$(arrow-down) Show ${count} more events`, alwaysShow: true }),
  });
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
    const own = ownItems(target, sampleEvents, context, controller.signal);
    const show = (items: readonly SampleItem[]): void => {
      if (!controller.signal.aborted) rows.grow([...items, ...all]);
    };
    const noneYet = new Promise<readonly SampleItem[]>((resolve) => setTimeout(() => resolve([]), triggersMs));
    void Promise.race([own, noneYet]).then(show);
    void own.then((items) => {
      show(items);
      if (!controller.signal.aborted) pick.busy = false;
    });
    return await answer;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

async function ownItems(
  { connectionId, functionName }: FunctionTarget,
  samples: readonly SampleEvent[],
  { connections, declared }: CommandContext,
  signal: AbortSignal,
): Promise<readonly SampleItem[]> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return [];
  const { found } = await readTriggers(connection, functionName, declared, signal);
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
