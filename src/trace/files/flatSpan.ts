import { recordOf, textOf, type XrayDocument } from '../parse/xrayDocument';

/**
 * A row of CloudWatch Logs Insights as a record: GetQueryResults answers `[{field: "traceId", value: "…"}, …]`. `undefined` for
 * any other list.
 */
export function rowOfFields(list: readonly unknown[]): XrayDocument | undefined {
  const entries = list.map((item): [string, unknown] | undefined => {
    const pair = recordOf(item);
    const field = textOf(pair?.field);
    return field === undefined || pair?.value === undefined ? undefined : [field, pair.value];
  });
  const fields = entries.filter((entry) => entry !== undefined);
  return fields.length === 0 || fields.length < entries.length ? undefined : Object.fromEntries(fields);
}

/** Prefixes of nested span fields that Logs Insights flattens: `attributes.http.request.method`. */
const prefixes = ['resource.attributes.', 'attributes.', 'status.', 'scope.'] as const;

/** Rebuilds the nested records of a span whose attributes are columns; returns other records unchanged. */
export function unflattened(span: XrayDocument): XrayDocument {
  const parts: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(span)) {
    const prefix = prefixes.find((one) => key.startsWith(one));
    if (prefix === undefined) continue;
    const part = parts[prefix] ?? {};
    part[key.slice(prefix.length)] = value;
    parts[prefix] = part;
  }
  const { 'resource.attributes.': resource, 'attributes.': attributes, 'status.': status, 'scope.': scope } = parts;
  return {
    ...span,
    ...(resource === undefined ? {} : { resource: { attributes: resource } }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(status === undefined ? {} : { status }),
    ...(scope === undefined ? {} : { scope }),
  };
}
