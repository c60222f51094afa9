import * as vscode from 'vscode';
import type { EventsSide } from '../../../events/eventsSide';
import type { SampleEvent } from '../../../events/sampleEvent';
import { type DeclaredTriggers, readTriggers } from '../../../explorer/readTriggers';
import { canceled, doneWith } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { serviceOf } from '../../../model/services/services';
import { modelWords } from '../../../triggers/described';
import { GrowingPick, moreItem } from '../../prompts/growingPick';
import type { Answer } from '../../prompts/pickStep';
import { createQuickPick } from '../../sinks/quickInput';
import { type PickedSample, triggerSamples } from './triggerSamples';
import { type DeclaredEvents, typedSample, withTypedSample } from './typedSample';

type SampleItem = vscode.QuickPickItem & { readonly choice?: PickedSample };

/** The dependencies of `pickSample`. */
export interface PickSampleNeeds {
  readonly connections: { get(id: string): Connection | undefined };
  readonly declared: DeclaredTriggers & DeclaredEvents;
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
  const own = ownItems(target, needs, signal);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), longestWaitMs));
  const early = await Promise.race([own, late]);
  if (signal.aborted) return;
  const rows = new GrowingPick(pick, {
    keyOf,
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
  { connections, declared, events }: PickSampleNeeds,
  signal: AbortSignal,
): Promise<readonly SampleItem[]> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return [];
  const [{ found }, types, side] = await Promise.all([
    readTriggers(connection, functionName, { declared, signal }),
    declared.eventTypesOf(functionName),
    events(),
  ]);
  const own = triggerSamples(found.triggers, side.sampleEvents);
  const typed = typedSample(types, side);
  const first = typed === undefined ? [] : withTypedSample(own, typed).slice(0, 1);
  const items = [...first, ...own].flatMap(({ samples }) => samples.map(itemOf));
  const unique = [...new Map(items.map((item) => [`${item.label}\n${item.description}`, item])).values()];
  if (unique.length === 0) return [];
  return [separator(`events of ${functionName}`), ...unique];
}

function allItems(samples: readonly SampleEvent[]): SampleItem[] {
  const services = [...new Set(samples.map(({ service }) => service))];
  return services.flatMap((service) => [
    separator(serviceOf(service).name),
    ...samples.filter((sample) => sample.service === service).map((sample) => itemOf({ sample, sourceArn: undefined })),
  ]);
}

function itemOf({ sample, sourceArn, typeName }: PickedSample): SampleItem {
  const from = sourceArn === undefined ? [] : [sourceArn.split(/[:/]/).at(-1) ?? ''];
  return {
    label: `${serviceOf(sample.service).name}: ${sample.title}`,
    description: [...from, modelWords[sample.model], ...(typeName === undefined ? [] : [typeName])].join(' · '),
    choice: { sample, sourceArn },
  };
}

function keyOf({ label, choice }: SampleItem): string {
  return choice === undefined ? label : `${choice.sample.id} ${choice.sourceArn ?? ''}`;
}

function separator(label: string): SampleItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
