import type { XrayDocument } from '../parse/xrayDocument';
import { type MessageType, readMessage } from './protobufMessage';

// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto and
// common/v1/common.proto: the numbers of the fields that `readOtlp` reads, with their names in JSON.
const anyValue: MessageType = {
  1: ['stringValue', 'string'],
  2: ['boolValue', 'bool'],
  3: ['intValue', 'int64'],
  4: ['doubleValue', 'double'],
  5: ['arrayValue', () => ({ 1: ['values', () => anyValue, 'list'] })],
  6: ['kvlistValue', () => ({ 1: ['values', () => keyValue, 'list'] })],
  7: ['bytesValue', 'hex'],
};

const keyValue: MessageType = { 1: ['key', 'string'], 2: ['value', () => anyValue] };

const event: MessageType = {
  1: ['timeUnixNano', 'fixed64'],
  2: ['name', 'string'],
  3: ['attributes', () => keyValue, 'list'],
};

const link: MessageType = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  4: ['attributes', () => keyValue, 'list'],
};

const status: MessageType = { 2: ['message', 'string'], 3: ['code', 'enum'] };

const span: MessageType = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  4: ['parentSpanId', 'hex'],
  5: ['name', 'string'],
  6: ['kind', 'enum'],
  7: ['startTimeUnixNano', 'fixed64'],
  8: ['endTimeUnixNano', 'fixed64'],
  9: ['attributes', () => keyValue, 'list'],
  11: ['events', () => event, 'list'],
  13: ['links', () => link, 'list'],
  15: ['status', () => status],
};

const scope: MessageType = {
  1: ['name', 'string'],
  2: ['version', 'string'],
  3: ['attributes', () => keyValue, 'list'],
};

const scopeSpans: MessageType = { 1: ['scope', () => scope], 2: ['spans', () => span, 'list'] };

const resourceSpans: MessageType = {
  1: ['resource', () => ({ 1: ['attributes', () => keyValue, 'list'] })],
  2: ['scopeSpans', () => scopeSpans, 'list'],
};

const traces: MessageType = { 1: ['resourceSpans', () => resourceSpans, 'list'] };

/**
 * OTLP's `TracesData` or `ExportTraceServiceRequest` in protobuf's wire format, as OTLP/JSON: one message, or many with their length
 * before them, as the Collector's file exporter writes them. `undefined` for anything else.
 */
export function readOtlpProtobuf(bytes: Uint8Array): readonly XrayDocument[] | undefined {
  // The tag of `resourceSpans`. Text does not begin with a line feed that is followed by a list of spans.
  if (bytes[0] === 0x0a) {
    const whole = readMessage(bytes, traces);
    if (whole !== undefined) return [whole];
  }
  return readDelimited(bytes);
}

/** Four bytes of length, the highest first, before each message. */
function readDelimited(bytes: Uint8Array): readonly XrayDocument[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const messages: XrayDocument[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + view.getUint32(at);
    const message = end > bytes.length ? undefined : readMessage(bytes.subarray(at + 4, end), traces);
    if (message === undefined) return undefined;
    messages.push(message);
    at = end;
  }
  return messages.length === 0 ? undefined : messages;
}

/** The lines of ADOT's UDP exporter: `T1S` (sampled) or `T1U` before the base64 of a message, behind the X-Ray daemon's header. */
export function readUdpSpans(text: string): readonly XrayDocument[] {
  return [...text.matchAll(/(?:^|["\s])T1[SU]([A-Za-z0-9+/]+={0,2})(?=["\s]|$)/g)].flatMap(([, base64 = '']) => {
    const bytes = bytesOf(base64);
    return bytes === undefined ? [] : (readOtlpProtobuf(bytes) ?? []);
  });
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
