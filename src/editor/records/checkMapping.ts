import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { peekableService } from '../../model/connection/recordSource';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CheckedMapping } from '../../triggers/checks/checkedMapping';
import type { Finding } from '../../triggers/checks/finding';
import { mappingFindings } from '../../triggers/checks/mappingFindings';
import { nameOfSource } from '../../triggers/nameOfSource';
import { changeDialogs } from '../functions/changes/changeDialogs';
import { protectionOf } from '../functions/changes/proposedChange';
import type { ChosenMapping, ResolveMapping } from '../functions/resolveMapping';
import { withProgress } from '../sinks/messages';
import { pickFinding } from './pickFinding';
import type { RecordNeeds } from './recordNeeds';

/** What the checks of mappings need besides. */
export interface CheckNeeds extends Pick<RecordNeeds, 'sending'> {
  readonly resolveMapping: ResolveMapping;
  /** Reads a function's rows again after a change. */
  readonly reread: (target: FunctionTarget) => Promise<void>;
}

/** Lists why a mapping does not invoke its function and what will bite, with a fix that is shown before it is made. */
export async function checkMapping(argument: FunctionArgument, needs: CheckNeeds): Promise<Outcome> {
  const resolved = await needs.resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') return resolved;
  const { node, mapping } = resolved.value;
  const name = nameOfSource(mapping.settings.source);
  const title = `Checking ${name}`;
  const location = vscode.ProgressLocation.Notification;
  const checked = await withProgress({ location, title }, () => readChecked(resolved.value, needs));
  if (checked.kind !== 'done') return checked;
  const findings = mappingFindings(checked.value);
  const picked = await pickFinding(findings, `${name} → ${node.target.functionName}`);
  if (picked.kind !== 'done') return picked;
  return fixFinding(picked.value, resolved.value, needs);
}

async function readChecked(
  { node, mapping: listed }: ChosenMapping,
  { sending }: CheckNeeds,
): Promise<Outcome<CheckedMapping>> {
  const { connection, target, function: lambda } = node;
  const signal = noDeadline();
  const { source } = listed.settings;
  const [mappings, facts, concurrency] = await Promise.all([
    connection.details.listEventSourceMappings(target.functionName, signal),
    source.kind === 'arn' ? connection.sources.getSourceFacts(source.arn, signal) : undefined,
    connection.polled.reservedConcurrency(target.functionName, signal),
  ]);
  if (!mappings.ok) return failed(mappings.failure.message);
  const mapping = mappings.value.find(({ uuid }) => uuid === listed.uuid) ?? listed;
  const returnsItemFailures = sending.store.all().some(({ target: one, answer }) => {
    const isOwn = one.connectionId === target.connectionId && one.functionName === target.functionName;
    return isOwn && answer.kind === 'answered' && /"itemIdentifier"\s*:/.test(answer.payload);
  });
  return {
    kind: 'done',
    value: {
      mapping,
      lambda,
      facts: facts?.ok === true ? facts.value : undefined,
      mappings: mappings.value,
      reservedConcurrency: concurrency.ok ? concurrency.value : undefined,
      peeked: await peekStream(connection, mapping),
      returnsItemFailures,
    },
  };
}

/** Only streams: peeking at a queue counts as a receive. */
async function peekStream(
  { records }: Connection,
  { settings: { source, filters } }: ChosenMapping['mapping'],
): Promise<CheckedMapping['peeked']> {
  const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
  if (source.kind !== 'arn' || service === undefined || service === 'sqs' || filters.length === 0) return undefined;
  const peeked = await records.peek(
    { arn: source.arn, from: { kind: 'horizon' }, maximumRecords: 100, invokeIdentityArn: '', filters },
    AbortSignal.timeout(20_000),
  );
  if (!peeked.ok) return undefined;
  const { records: kept, dropped } = peeked.value;
  return { records: kept.length + dropped, dropped };
}

async function fixFinding(
  { fix, title, reason }: Finding,
  { node, mapping }: ChosenMapping,
  { reread }: CheckNeeds,
): Promise<Outcome> {
  if (fix === undefined) return done;
  const { connection, target, function: lambda } = node;
  const protection = protectionOf(connection);
  if (protection !== undefined) return failed(protection);
  const isConfirmed = await changeDialogs.confirm(connection, lambda.arn, {
    question: `${title}. Change it?`,
    action: 'Change',
    changes: fix.changes,
    remark: `${reason}\n\n${nameOfSource(mapping.settings.source)} → ${target.functionName}`,
  });
  if (!isConfirmed) return canceled;
  const changed = await connection.polled.change(fix.apply, noDeadline());
  if (!changed.ok) return failed(changed.failure.message);
  await reread(target);
  return done;
}
