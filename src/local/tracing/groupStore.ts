import type { FilterExpression } from '../../trace/filter/filterExpression';

/** A group of traces: a filter expression with a name (https://docs.aws.amazon.com/xray/latest/api/API_Group.html). */
export interface TraceGroup {
  readonly name: string;
  readonly arn: string;
  /** As entered. */
  readonly text: string;
  readonly filter: FilterExpression;
}

/** Stores groups by name. */
export class GroupStore {
  private readonly groups = new Map<string, TraceGroup>();

  find(by: 'name' | 'arn', value: string): TraceGroup | undefined {
    return by === 'name' ? this.groups.get(value) : this.all().find(({ arn }) => arn === value);
  }

  all(): readonly TraceGroup[] {
    return [...this.groups.values()];
  }

  put(group: TraceGroup): void {
    this.groups.set(group.name, group);
  }

  delete(name: string): void {
    this.groups.delete(name);
  }
}
