import { assertNever } from '../../model/base/assertNever';
import { numberOf, recordOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import type {
  FilterExpression,
  FlagKeyword,
  FlagTest,
  NumberKeyword,
  NumberTest,
  ServiceSelector,
  TextKeyword,
  TextTest,
} from './filterExpression';
import {
  exceptionMessages,
  type FilterTrace,
  httpPart,
  instanceOf,
  nodesOf,
  resourceArns,
  responseSeconds,
  rootSegment,
  startOf,
} from './filterTrace';
import { passesNumber, passesText } from './passesTest';
import { matchesRootCauseElement } from './rootCauseElements';
import { matchesRootCause } from './rootCauses';

/** The filter expressions of groups, by name and ARN; `undefined` for a group that does not exist. */
export type FindGroup = (by: 'name' | 'arn', value: string) => FilterExpression | undefined;

/**
 * Whether a trace matches. Outside of `service()` and `edge()`, flags, times and HTTP data are those of the root segment: "if an error
 * occurs downstream, but is handled by your application, a search for error will not find it"; users, annotations, resources and
 * instances are those of any segment (https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html).
 */
export function matchesFilter(filter: FilterExpression, trace: FilterTrace, findGroup: FindGroup): boolean {
  return new TraceMatcher(trace, findGroup).trace(filter);
}

class TraceMatcher {
  private readonly root: XrayDocument;

  constructor(
    private readonly whole: FilterTrace,
    private readonly findGroup: FindGroup,
  ) {
    this.root = rootSegment(whole) ?? {};
  }

  trace(filter: FilterExpression): boolean {
    return this.match(filter, this.root, true);
  }

  /** `isTrace`: the expression is about the whole trace, whose root segment `node` is. */
  private match(filter: FilterExpression, node: XrayDocument, isTrace: boolean): boolean {
    switch (filter.kind) {
      case 'everything':
        return true;
      case 'and':
        return filter.operands.every((one) => this.match(one, node, isTrace));
      case 'or':
        return filter.operands.some((one) => this.match(one, node, isTrace));
      case 'not':
        return !this.match(filter.operand, node, isTrace);
      case 'flag':
        return this.flag(filter.keyword, node, isTrace);
      case 'number':
        return passesNumber(this.number(filter.keyword, node, isTrace), filter.test);
      case 'text':
        return passesText(this.texts(filter.keyword, node, isTrace), filter.test);
      case 'annotation':
        return passesAnnotation(this.annotations(filter.key, node, isTrace), filter.test);
      case 'service':
        return this.whole.segments.some(
          (one) => isService(one, filter.service) && this.match(filter.filter, one, false),
        );
      case 'edge':
        return this.edges(filter.from, filter.to).some((one) => this.match(filter.filter, one, false));
      case 'group':
        return this.group(filter.by, filter.test);
      case 'rootCause':
        return matchesRootCause(filter, this.whole);
      case 'rootCauseElement':
        return matchesRootCauseElement(filter, this.whole);
      default:
        return assertNever(filter);
    }
  }

  private flag(keyword: FlagKeyword, node: XrayDocument, isTrace: boolean): boolean {
    switch (keyword) {
      case 'ok':
        return node.error !== true && node.fault !== true && node.throttle !== true;
      case 'error':
      case 'fault':
      case 'throttle':
        return node[keyword] === true;
      case 'partial':
        return (isTrace ? this.whole.segments : [node]).some((one) =>
          [...nodesOf(one)].some(({ in_progress }) => in_progress === true),
        );
      case 'inferred':
        return node.inferred === true;
      case 'remote':
        return node.namespace === 'remote';
      case 'root':
        return node === this.root;
      case 'first':
        return this.order[0] === node;
      case 'last':
        return this.order.at(-1) === node;
    }
  }

  private get order(): readonly XrayDocument[] {
    return [...this.whole.segments].sort((a, b) => startOf(a) - startOf(b));
  }

  private number(keyword: NumberKeyword, node: XrayDocument, isTrace: boolean): number | undefined {
    switch (keyword) {
      case 'duration':
        return isTrace ? this.whole.durationSeconds : responseSeconds(node);
      case 'responsetime':
        return responseSeconds(node);
      case 'http.status':
        return numberOf(httpPart(node, 'response').status);
      case 'index':
        return this.order.indexOf(node);
      case 'coverage':
        return responseSeconds(this.root) === 0 ? undefined : responseSeconds(node) / responseSeconds(this.root);
    }
  }

  private texts(keyword: TextKeyword, node: XrayDocument, isTrace: boolean): readonly string[] {
    const http = httpPart(node, 'request');
    const all = isTrace ? this.whole.segments : [node];
    const some = (read: (one: XrayDocument) => unknown): readonly string[] =>
      all.flatMap((one) => textOf(read(one)) ?? []);
    switch (keyword) {
      case 'http.url':
        return oneText(http.url);
      case 'http.method':
        return oneText(http.method);
      case 'http.useragent':
        return oneText(http.user_agent);
      case 'http.clientip':
        return oneText(http.client_ip);
      case 'user':
        return some(({ user }) => user);
      case 'name':
        return some(({ name }) => name);
      case 'type':
        return some(({ origin }) => origin);
      case 'message':
        return all.flatMap((one) => [...nodesOf(one)].flatMap(exceptionMessages));
      case 'availabilityzone':
        return some((one) => instanceOf(one).zone);
      case 'instance.id':
        return some((one) => instanceOf(one).id);
      case 'resource.arn':
        return all.flatMap((one) => [...nodesOf(one)].flatMap(resourceArns));
    }
  }

  private annotations(key: string, node: XrayDocument, isTrace: boolean): readonly unknown[] {
    const all = isTrace ? this.whole.segments : [node];
    return all.flatMap((one) =>
      [...nodesOf(one)].flatMap(({ annotations }) => {
        const found = recordOf(annotations);
        return found !== undefined && Object.hasOwn(found, key) ? [found[key]] : [];
      }),
    );
  }

  /**
   * The called segments of calls from one service to another. A call that failed in transit is marked at the caller.
   */
  private edges(from: ServiceSelector, to: ServiceSelector): readonly XrayDocument[] {
    const { segments } = this.whole;
    return segments
      .filter((one) => isService(one, from))
      .flatMap((caller) => {
        const calls = new Map([...nodesOf(caller)].map((one) => [one.id, one]));
        return segments
          .filter((called) => called !== caller && isService(called, to) && calls.has(called.parent_id))
          .map((called) => withCallersView(called, calls.get(called.parent_id)));
      });
  }

  private group(by: 'name' | 'arn', test: TextTest): boolean {
    const group = this.findGroup(by, test.value);
    const isIn = group !== undefined && this.trace(group);
    return test.operator === '!=' ? !isIn : isIn;
  }
}

function oneText(value: unknown): readonly string[] {
  const text = textOf(value);
  return text === undefined ? [] : [text];
}

function withCallersView(called: XrayDocument, call: XrayDocument | undefined): XrayDocument {
  if (call === undefined) return called;
  const marks = Object.fromEntries(
    ['error', 'fault', 'throttle'].map((mark) => [mark, called[mark] === true || call[mark] === true]),
  );
  return { ...called, ...marks };
}

function isService(segment: XrayDocument, { name, type, accountId }: ServiceSelector): boolean {
  const account = textOf(recordOf(segment.aws)?.account_id);
  return (
    (name === undefined || segment.name === name) &&
    (type === undefined || segment.origin === type) &&
    (accountId === undefined || account === accountId)
  );
}

function passesAnnotation(values: readonly unknown[], test: NumberTest | TextTest | FlagTest | undefined): boolean {
  if (test === undefined) return values.length > 0;
  switch (test.of) {
    case 'number': {
      const numbers = values.filter((value) => typeof value === 'number');
      if (test.operator === '!=') return !numbers.includes(test.value);
      return numbers.some((value) => passesNumber(value, test));
    }
    case 'text':
      return passesText(
        values.filter((value) => typeof value === 'string'),
        test,
      );
    case 'flag':
      return values.includes(test.value) === test.isEqual;
  }
}
