import * as vscode from 'vscode';
import { sectionContext } from '../../../explorer/menuContexts';
import { readTriggers } from '../../../explorer/readTriggers';
import type { InvocationStore } from '../../../invocations/invocationStore';
import { noDeadline } from '../../../model/base/noDeadline';
import type { Connection } from '../../../model/connection/connection';
import type { Result } from '../../../model/connection/result';
import type { EventSourceMapping } from '../../../model/function/eventSourceMapping';
import type { FunctionVersion, SourceFacts } from '../../../model/function/functionDetails';
import { outcomeDuration } from '../../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { roleCallers } from '../../../triggers/collectTriggers';
import { describeErrorBehavior } from '../../../triggers/describeErrorBehavior';
import { describeNotShown } from '../../../triggers/describeTrigger';
import { errorBehavior } from '../../../triggers/errorBehavior';
import type { ExecutionRows } from '../../executions/executionRows';
import { invocationItem } from '../../invocations/tree/invocationNodes';
import type { DeclaredFunctions } from '../declaredFunctions';
import { errorFacts, triggerFacts, versionFacts } from './functionFacts';
import type { FunctionTreeNode, MessageNode, RecentNode, SectionNode } from './functionNodes';
import { failureNode, noteNode } from './messageNodes';

/** The AWS console lists the versions beyond these. */
const maxVersions = 200;
/** Maximum number of mappings whose sources are read. */
const maxSources = 20;
const maxRecent = 20;

/** Reads the sections below a function's node. Each is read when it is opened, and kept until it is refreshed. */
export class FunctionSections {
  private readonly loaded = new Map<string, Promise<readonly FunctionTreeNode[]>>();
  private readonly mappings = new Map<string, Promise<Result<readonly EventSourceMapping[]>>>();

  constructor(
    private readonly declared: DeclaredFunctions,
    private readonly store: InvocationStore,
    private readonly executions: ExecutionRows,
  ) {}

  children(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    if (section.section === 'recent') return Promise.resolve(this.recent(section));
    if (section.section === 'executions') return this.executions.children(section);
    const key = keyOf(section);
    const known = this.loaded.get(key) ?? this.load(section);
    this.loaded.set(key, known);
    return known;
  }

  /** The row of a section. */
  item(section: SectionNode): vscode.TreeItem {
    const item = sectionItem(section);
    if (section.section === 'executions') this.executions.markSection(item, section);
    return item;
  }

  /** One of our invocations, by its time: the function stands above. */
  recentItem({ invocationId }: RecentNode): vscode.TreeItem {
    const invocation = this.store.get(invocationId);
    if (invocation === undefined) return new vscode.TreeItem('');
    const lifecycle = lifecycleOf(invocation, Date.now());
    const item = invocationItem(invocation, lifecycle);
    item.description = outcomeDuration(lifecycle) ?? '';
    item.collapsibleState = vscode.TreeItemCollapsibleState.None;
    return item;
  }

  /** Forgets what was read of a function, or of all. */
  forget(functionId?: string): void {
    for (const known of [this.loaded, this.mappings]) {
      for (const key of [...known.keys()]) {
        if (functionId === undefined || key.startsWith(`${functionId}\n`)) known.delete(key);
      }
    }
  }

  private load(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    switch (section.section) {
      case 'executions':
        return this.executions.children(section);
      case 'triggers':
        return this.triggers(section);
      case 'errorBehavior':
        return this.errorBehavior(section);
      case 'versions':
        return this.versions(section);
      case 'recent':
        return Promise.resolve(this.recent(section));
    }
  }

  private async triggers(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    const { connection, target } = section.parent;
    const signal = noDeadline();
    const mappings = this.mappingsOf(section);
    const { found, addresses, failed } = await readTriggers(connection, target.functionName, {
      declared: this.declared,
      signal,
      mappings,
    });
    return [...triggerFacts(found, addresses, section), ...failures(failed, section)];
  }

  private async errorBehavior(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    const { connection, target } = section.parent;
    const signal = noDeadline();
    const [config, mappings] = await Promise.all([
      connection.directory.getEventInvokeConfig(target.functionName, undefined, signal),
      this.mappingsOf(section),
    ]);
    if (!config.ok) return failures([config, mappings], section);
    const all = mappings.ok ? mappings.value : [];
    const { facts, failed } = await sourceFacts(connection, all, signal);
    const behavior = errorBehavior(config.value, all, facts, section.parent.function.durable);
    return [...errorFacts(describeErrorBehavior(behavior), section), ...failures([mappings, ...failed], section)];
  }

  private async versions(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    const { connection, target } = section.parent;
    const signal = noDeadline();
    const aliases = await connection.details.listAliases(target.functionName, signal);
    const versions: FunctionVersion[] = [];
    let marker: string | undefined;
    do {
      const page = await connection.details.listVersions(target.functionName, marker, signal);
      if (!page.ok) return [...versionFacts([], versions, section), ...failures([aliases, page], section)];
      versions.push(...page.value.versions);
      marker = page.value.nextMarker;
    } while (marker !== undefined && versions.length < maxVersions);
    const more = `More than ${versions.length} versions. The AWS console lists all of them.`;
    return [
      ...versionFacts(aliases.ok ? aliases.value : [], versions, section),
      ...failures([aliases], section),
      ...(marker === undefined ? [] : [noteNode(more, section)]),
    ];
  }

  private recent(section: SectionNode): readonly FunctionTreeNode[] {
    const { connectionId, functionName } = section.parent.target;
    const own = this.store
      .all()
      .filter(({ target }) => target.connectionId === connectionId && target.functionName === functionName);
    if (own.length === 0) return [noteNode('No recent invocations', section)];
    return own.slice(0, maxRecent).map(({ id }) => ({ kind: 'recent', invocationId: id, parent: section }));
  }

  /** Two parts need them; they are read once. */
  private mappingsOf({ parent }: SectionNode): Promise<Result<readonly EventSourceMapping[]>> {
    const key = `${parent.id}\n`;
    const known =
      this.mappings.get(key) ??
      parent.connection.details.listEventSourceMappings(parent.target.functionName, noDeadline());
    this.mappings.set(key, known);
    return known;
  }
}

function keyOf({ section, parent }: SectionNode): string {
  return `${parent.id}\n${section}`;
}

async function sourceFacts(
  connection: Connection,
  mappings: readonly EventSourceMapping[],
  signal: AbortSignal,
): Promise<{ readonly facts: ReadonlyMap<string, SourceFacts>; readonly failed: readonly Result<unknown>[] }> {
  const arns = mappings.flatMap(({ settings: { source } }) => (source.kind === 'arn' ? [source.arn] : []));
  const read = await Promise.all(
    [...new Set(arns)]
      .slice(0, maxSources)
      .map(async (arn) => ({ arn, facts: await connection.sources.getSourceFacts(arn, signal) })),
  );
  return {
    facts: new Map(
      read.flatMap(({ arn, facts }) => (facts.ok && facts.value !== undefined ? [[arn, facts.value]] : [])),
    ),
    failed: read.flatMap(({ facts }) => (facts.ok ? [] : [facts])),
  };
}

/** Lists each message once: one missing permission fails several calls. */
function failures(results: readonly Result<unknown>[], section: SectionNode): readonly MessageNode[] {
  const seen = new Set<string>();
  return results.flatMap((result) => {
    if (result.ok || seen.has(result.failure.message)) return [];
    seen.add(result.failure.message);
    return [failureNode(result.failure, section)];
  });
}

/** The sections of a function: those of all, and the executions of a durable one. */
export function sectionsOf(parent: SectionNode['parent']): readonly SectionNode[] {
  const own = parent.function.durable !== undefined ? (['executions'] as const) : [];
  const kinds = [...own, 'triggers', 'errorBehavior', 'versions', 'recent'] as const;
  return kinds.map((section) => ({ kind: 'section', section, parent }));
}

function sectionItem({ section, parent }: SectionNode): vscode.TreeItem {
  const [label, icon] = sectionLooks()[section];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${parent.id}/${section}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = sectionContext(section, false);
  // Whatever the function: no setting of it shows who may call it with a role.
  if (section === 'triggers') item.tooltip = describeNotShown(roleCallers);
  return item;
}

function sectionLooks(): Readonly<Record<SectionNode['section'], readonly [string, string]>> {
  return {
    executions: ['Executions', 'server-process'],
    triggers: ['Triggers', 'zap'],
    errorBehavior: ['Error behavior', 'issues'],
    versions: ['Versions & aliases', 'versions'],
    recent: ['Recent invocations', 'history'],
  };
}
