import * as vscode from 'vscode';
import { failuresContext, mappingContext } from '../../../explorer/menuContexts';
import type { LocalAddress } from '../../../model/connection/localAddress';
import type { EventSourceMapping, MappingSource } from '../../../model/function/eventSourceMapping';
import type { FunctionAlias, FunctionVersion } from '../../../model/function/functionDetails';
import type { InvocationModel } from '../../../model/services/serviceRow';
import { addressesOfTrigger } from '../../../triggers/addressesOfTrigger';
import { type FunctionTriggers, modelOf } from '../../../triggers/collectTriggers';
import {
  type DescribedErrorBehavior,
  type DescribedTrigger,
  type ErrorBehaviorSubject,
  shortService,
} from '../../../triggers/described';
import { describeTrigger } from '../../../triggers/describeTrigger';
import { nameIn } from '../../../triggers/nameIn';
import { notEmulated } from '../../../triggers/notEmulated';
import type { Trigger } from '../../../triggers/trigger';
import { errorIcon, localTime } from './functionItem';
import {
  connectionOf,
  type FactNode,
  type FactSubject,
  type FunctionTreeNode,
  isChangeable,
  type MessageNode,
  type SectionNode,
} from './functionNodes';
import { noteNode } from './messageNodes';

type Parts = Pick<FactNode, 'id' | 'label' | 'description'> &
  Partial<Pick<FactNode, 'icon' | 'isOpen' | 'about'>> & {
    readonly children?: (parent: FactNode) => readonly FactNode[];
  };

function fact(parent: FunctionTreeNode, parts: Parts): FactNode {
  const { id, label, description, icon, isOpen = false, about, children } = parts;
  const below: FactNode[] = [];
  const node: FactNode = { kind: 'fact', id, label, description, icon, isOpen, about, children: below, parent };
  below.push(...(children?.(node) ?? []));
  return node;
}

function remarkFacts(node: FactNode, remarks: readonly string[]): readonly FactNode[] {
  return remarks.map((remark, index) => fact(node, { id: `${node.id}/${index}`, label: remark, description: '' }));
}

/** The name of the source comes first and its ARN last: what does not fit is cut at the end. */
function triggerFact(parent: FactNode, index: number, trigger: Trigger, addresses: readonly LocalAddress[]): FactNode {
  const described = describeTrigger(trigger);
  return fact(parent, {
    id: `${parent.id}/${index}`,
    label: shortService(described.name),
    description: triggerText(described),
    icon: described.icon,
    about: subjectOf(trigger),
    children: (node) => {
      const own = addressesOfTrigger(trigger, addresses);
      const missing = connectionOf(parent)?.spec.kind === 'local' ? notEmulated(trigger, own) : undefined;
      const remarks = missing === undefined ? described.remarks : [missing, ...described.remarks];
      return [...addressFacts(node, own), ...remarkFacts(node, remarks)];
    },
  });
}

/** What can be called with a browser or curl: the row has commands to open and to copy it. */
function addressFacts(node: FactNode, addresses: readonly LocalAddress[]): readonly FactNode[] {
  return addresses.map(({ method, url, notes }) =>
    fact(node, {
      id: `${node.id}/${method} ${url}`,
      label: method === 'ANY' ? url : `${method} ${url}`,
      description: notes.join(' '),
      icon: 'link',
      about: { kind: 'address', url },
    }),
  );
}

/** The model is that of the group above. */
function triggerText({ source, status, onError }: DescribedTrigger): string {
  const error = onError === undefined ? undefined : `on error, ${onError}`;
  return [source?.name, status, error, source?.arn].filter((part) => part !== undefined).join(' · ');
}

/** Builds the rows of a function's triggers, by invocation model. */
export function triggerFacts(
  { triggers, problem }: FunctionTriggers,
  addresses: readonly LocalAddress[],
  section: SectionNode,
): readonly (FactNode | MessageNode)[] {
  const root = `${section.parent.id}/triggers`;
  const models: readonly (InvocationModel | undefined)[] = ['sync', 'async', 'poll', undefined];
  const groups = models.flatMap((model) => {
    const own = triggers.filter((trigger) => modelOf(trigger) === model);
    if (own.length === 0) return [];
    const [label, icon] = modelLooks()[model ?? 'any'];
    return [
      fact(section, {
        id: `${root}/${model ?? 'any'}`,
        label,
        description: String(own.length),
        icon,
        isOpen: true,
        children: (node) => own.map((trigger, index) => triggerFact(node, index, trigger, addresses)),
      }),
    ];
  });
  return [
    ...(problem === undefined ? [] : [problemNote(problem, section)]),
    ...(groups.length === 0 ? [noteNode('No triggers', section)] : groups),
  ];
}

function problemNote(problem: string, section: SectionNode): MessageNode {
  return { ...noteNode('Policy not readable', section), detail: problem, icon: 'error' };
}

function subjectOf(trigger: Trigger): FactSubject | undefined {
  const mapping = trigger.kind === 'mapping' ? trigger.mapping : undefined;
  return mapping === undefined ? undefined : { kind: 'mapping', mapping };
}

function modelLooks(): Readonly<Record<InvocationModel | 'any', readonly [string, string]>> {
  return {
    sync: ['Synchronous', 'arrow-right'],
    async: ['Asynchronous', 'inbox'],
    poll: ['Poll-based', 'sync'],
    any: ['Other', 'person'],
  };
}

/** Builds the rows of a function's error behavior: the models, then a row for each mapping. */
export function errorFacts(rows: readonly DescribedErrorBehavior[], section: SectionNode): readonly FactNode[] {
  const root = `${section.parent.id}/errors`;
  return rows.map((row, index) => {
    const text = [row.status, row.summary].filter((part) => part !== undefined).join(' · ');
    return fact(section, {
      id: `${root}/${index}`,
      label: errorLabel(row),
      description: text,
      icon: row.icon,
      about: errorSubject(row.about),
      children: (node) => [...remarkFacts(node, row.remarks), ...failureFacts(node, row)],
    });
  });
}

/** The queue where records end that the mapping gave up: the row has commands for them. */
function failureFacts(node: FactNode, { about, failures }: DescribedErrorBehavior): readonly FactNode[] {
  if (failures === undefined || about.kind !== 'mapping') return [];
  return [
    fact(node, {
      id: `${node.id}/failures`,
      label: nameIn(failures.arn),
      description: failures.kind === 'deadLetters' ? 'dead-letter queue' : 'on-failure destination',
      icon: 'archive',
      about: { kind: 'failures', queue: failures.kind, mapping: about.mapping },
    }),
  ];
}

function errorLabel({ about, service = '', source }: DescribedErrorBehavior): string {
  switch (about.kind) {
    case 'sync':
      return 'Synchronous';
    case 'async':
      return 'Asynchronous';
    case 'mapping':
      return `${shortService(service)}: ${source}`;
  }
}

function errorSubject(about: ErrorBehaviorSubject): FactSubject | undefined {
  switch (about.kind) {
    case 'sync':
      return undefined;
    case 'async':
      return { kind: 'eventConfig' };
    case 'mapping':
      return about;
  }
}

/** Aliases first: they are what callers name. */
export function versionFacts(
  aliases: readonly FunctionAlias[],
  versions: readonly FunctionVersion[],
  section: SectionNode,
): readonly FactNode[] {
  const root = `${section.parent.id}/versions`;
  const named = aliases.map(({ name, description, targets }) =>
    fact(section, {
      id: `${root}/alias/${name}`,
      label: name,
      description: [targetsText(targets), description].filter(Boolean).join(' · '),
      icon: 'tag',
      about: { kind: 'qualifier', qualifier: name },
    }),
  );
  const numbered = versions.map(({ version, description, lastModified }) =>
    fact(section, {
      id: `${root}/${version}`,
      label: version,
      description: [description, lastModified === '' ? '' : localTime(lastModified)].filter(Boolean).join(' · '),
      icon: 'git-commit',
      about: { kind: 'qualifier', qualifier: version },
    }),
  );
  return [...named, ...numbered];
}

/** `→ 7 (90 %), 8 (10 %)` */
function targetsText(targets: FunctionAlias['targets']): string {
  const [only] = targets;
  if (targets.length === 1 && only !== undefined) return `→ ${only.version}`;
  return `→ ${targets.map(({ version, weight }) => `${version} (${Math.round(weight * 1000) / 10} %)`).join(', ')}`;
}

/** Builds the row of a fact. `blocked`: what its mapping's shards wait for. */
export function factItem(node: FactNode, blocked: string | undefined): vscode.TreeItem {
  const { id, label, icon, isOpen, about, children } = node;
  const description = [blocked, node.description].filter((part) => part !== undefined && part !== '').join(' · ');
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const parentState = isOpen ? Expanded : Collapsed;
  const item = new vscode.TreeItem(label, children.length === 0 ? None : parentState);
  item.id = id;
  item.description = description;
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
  if (blocked !== undefined) item.iconPath = errorIcon();
  const connection = connectionOf(node);
  item.contextValue = contextOf(about, connection !== undefined && isChangeable(connection));
  // A row is cut where the side bar ends.
  item.tooltip = [label, description, ...children.map((child) => `${child.label} ${child.description}`.trim())]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') };
  return item;
}

function contextOf(about: FactSubject | undefined, canChange: boolean): string {
  switch (about?.kind) {
    case undefined:
      return 'fact';
    case 'mapping':
      return mappingContext({
        isOn: isOn(about.mapping),
        source: about.mapping.settings.source.kind,
        isQueue: isQueueSource(about.mapping.settings.source),
        isChangeable: canChange,
      });
    case 'failures':
      return failuresContext(about.queue, canChange);
    case 'eventConfig':
      return canChange ? 'eventConfig' : 'fact';
    case 'qualifier':
      return 'qualifier';
    case 'address':
      return 'address';
  }
}

function isQueueSource(source: MappingSource): boolean {
  return source.kind === 'arn' && source.arn.split(':')[2] === 'sqs';
}

/** Whether it polls, or is about to. */
function isOn({ state }: EventSourceMapping): boolean {
  return state === 'Enabled' || state === 'Enabling' || state === 'Creating' || state === 'Updating';
}
