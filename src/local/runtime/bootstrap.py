"""Runs a Python function: the Lambda Runtime API over a plain socket, with nothing but the standard library (3.9+).

Not urllib or http.client: tracers patch those, and our own calls would then stand in the user's traces. Everything that is
used is imported before the user's folders can be searched: a `json.py` or `resource.py` beside a handler must not become ours.
"""

import decimal
import importlib
import json
import logging
import math
import os
import re
import socket
import sys
import time
import traceback

try:
    import resource

    # AWS's client does not use it, so a module of the user with this name is the one that the user's code finds.
    del sys.modules["resource"]
except ImportError:
    resource = None  # Windows

API = "/2018-06-01/runtime"
DATE_FORMAT = "%Y-%m-%dT%H:%M:%S"
NO_BREAK_SPACE = "\u00a0"
VERSION = "Python " + sys.version.split()[0]


class RuntimeApi:
    """HTTP/1.1 over one kept-alive socket; every answer of the service has a Content-Length."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.address = address
        self.socket = socket.create_connection((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb")

    def send(self, method, path, headers=None, body=b""):
        lines = {"Host": self.address, "Content-Length": len(body), **(headers or {})}
        head = f"{method} {API}{path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items()) + "\r\n"
        self.socket.sendall(head.encode() + body)
        return self._receive()

    def _receive(self):
        if not self.reader.readline():
            # The service has gone; its functions must not outlive it.
            os._exit(1)
        headers = {}
        while True:
            line = self.reader.readline().decode("utf-8").strip()
            if not line:
                break
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return headers, self.reader.read(int(headers.get("content-length", 0)))

    def next(self):
        return self.send("GET", "/invocation/next", {"Dwell-Max-Memory-Kb": max_memory_kb(), "Dwell-Runtime": VERSION})

    def respond(self, request_id, body, content_type):
        self.send("POST", f"/invocation/{request_id}/response", {"Content-Type": content_type}, body)

    def fail(self, path, error, cause):
        headers = {
            "Content-Type": "application/json",
            "Dwell-Runtime": VERSION,
            "Lambda-Runtime-Function-Error-Type": re.sub(r"[^ -~]", "?", error["errorType"]),
            "Lambda-Runtime-Function-XRay-Error-Cause": json.dumps(cause),
        }
        self.send("POST", path, headers, json.dumps(error, ensure_ascii=not keeps_unicode()).encode("utf-8", "surrogatepass"))


class Fault(Exception):
    """A failure that has a name of Lambda's own, such as Runtime.HandlerNotFound, and no frames of the user's code."""

    def __init__(self, error_type, message, trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.trace = list(trace)


class LogSink:
    """Writes log entries of several lines whole: as frames where the service gave a descriptor, else with \\r for \\n."""

    def __init__(self):
        fd = os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD", None)
        self.fd = int(fd) if fd else None

    def write(self, text):
        if self.fd is None:
            sys.stdout.write(text.rstrip("\n").replace("\n", "\r") + "\n")
            return
        data = text.encode("utf-8", "replace")
        head = (0xA55A0003).to_bytes(4, "big") + len(data).to_bytes(4, "big") + (time.time_ns() // 1000).to_bytes(8, "big")
        frame = memoryview(head + data)
        while frame:
            frame = frame[os.write(self.fd, frame) :]


class Current:
    """Of the run in progress."""

    request_id = ""
    tenant_id = None


class LambdaLogHandler(logging.Handler):
    def __init__(self, log_sink):
        super().__init__()
        self.log_sink = log_sink

    def emit(self, record):
        self.log_sink.write(self.format(record))


def add_request(record):
    record.aws_request_id = Current.request_id
    record.tenant_id = Current.tenant_id
    return True


class JsonFormatter(logging.Formatter):
    """One object per entry, with `extra` fields beside Lambda's own, as in Lambda's JSON format."""

    known = set(vars(logging.makeLogRecord({}))) | {"aws_request_id", "tenant_id", "message", "asctime", "exc_text"}

    def format(self, record):
        error = record.exc_info
        entry = {
            "timestamp": f"{time.strftime(DATE_FORMAT, time.gmtime(record.created))}.{int(record.msecs):03d}Z",
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            "stackTrace": traceback.format_tb(error[2]) if error else None,
            "errorType": error[0].__name__ if error and error[0] else None,
            "errorMessage": str(error[1]) if error else None,
            "requestId": record.aws_request_id,
            "location": f"{record.pathname}:{record.funcName}:{record.lineno}" if error else None,
            "tenantId": record.tenant_id,
        }
        entry.update((k, v) for k, v in vars(record).items() if k not in self.known and k not in entry)
        return json.dumps({k: v for k, v in entry.items() if v is not None}, ensure_ascii=False, default=str) + "\n"


def is_json_log():
    return os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"


def set_up_logging(sink):
    handler = LambdaLogHandler(sink)
    # Lambda's loggers all write UTC, those that the user adds included.
    logging.Formatter.converter = time.gmtime
    text = "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n"
    handler.setFormatter(JsonFormatter() if is_json_log() else logging.Formatter(text, DATE_FORMAT))
    handler.addFilter(add_request)
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
    level = {"TRACE": "DEBUG", "WARN": "WARNING", "FATAL": "CRITICAL"}.get(level, level)
    if isinstance(logging.getLevelName(level), int):
        logging.getLogger().setLevel(level)
    logging.getLogger().addHandler(handler)


def log_error(error, sink):
    if is_json_log():
        stamp = time.strftime(DATE_FORMAT, time.gmtime()) + "Z"
        sink.write(json.dumps({"timestamp": stamp, "level": "ERROR", **error}, ensure_ascii=False) + "\n")
        return
    head = " ".join(part for part in ("[ERROR]", error["errorType"] and error["errorType"] + ":", error["errorMessage"]) if part)
    lines = [head.rstrip(":") if not error["errorMessage"] else head, "Traceback (most recent call last):"]
    for element in error["stackTrace"]:
        for line in element.splitlines():
            # Lambda indents with no-break spaces, so that viewers which trim lines keep the shape.
            rest = line.lstrip(" ")
            lines.append(NO_BREAK_SPACE * (len(line) - len(rest)) + rest)
    sink.write("\n".join(lines) + "\n")


class Fields:
    """An object with the given fields and no others, as AWS's client makes of parts of the client context."""

    names = ()

    def __init__(self, values):
        for name in self.names:
            setattr(self, name, values.get(name))

    def __repr__(self):
        return f"{type(self).__name__}([{','.join(f'{name}={getattr(self, name)}' for name in self.names)}])"


class CognitoIdentity(Fields):
    names = ("cognito_identity_id", "cognito_identity_pool_id")


class Client(Fields):
    names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")


class ClientContext(Fields):
    names = ("custom", "env", "client")

    def __init__(self, values):
        super().__init__(values)
        self.client = None if self.client is None else Client(self.client)


class LambdaContext:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    def __init__(self, headers, log_sink):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.tenant_id = headers.get("lambda-runtime-aws-tenant-id")
        client = parse_header(headers, "lambda-runtime-client-context", "Client Context")
        w3c = client.pop("w3c", None) if isinstance(client, dict) else None
        self._w3c = w3c if isinstance(w3c, dict) else {}
        self.client_context = None if client is None else ClientContext(client)
        identity = parse_header(headers, "lambda-runtime-cognito-identity", "Cognito Identity") or {}
        self.identity = CognitoIdentity(
            {
                "cognito_identity_id": identity.get("cognitoIdentityId"),
                "cognito_identity_pool_id": identity.get("cognitoIdentityPoolId"),
            }
        )
        self._epoch_deadline_time_in_ms = int(headers["lambda-runtime-deadline-ms"])
        self._log_sink = log_sink

    def get_remaining_time_in_millis(self):
        return max(0, self._epoch_deadline_time_in_ms - int(time.time() * 1000))

    def w3c(self):
        return {k: v for k, v in self._w3c.items() if k in ("traceparent", "tracestate", "baggage") and isinstance(v, str)}

    def log(self, message):
        self._log_sink.write(str(message))

    def __repr__(self):
        names = ("aws_request_id", "log_group_name", "log_stream_name", "function_name", "memory_limit_in_mb")
        names += ("function_version", "invoked_function_arn", "client_context", "identity", "tenant_id")
        return f"LambdaContext([{','.join(f'{name}={getattr(self, name)}' for name in names)}])"


def parse_header(headers, name, title):
    text = headers.get(name)
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError as error:
        raise Fault("Runtime.LambdaContextUnmarshalError", f"Unable to parse {title} JSON: {error}") from None


class Marshaller:
    """
    JSON as AWS's client writes it with simplejson: Decimals as the numbers they are, bytes as UTF-8 text, named tuples as
    objects. What neither knows is an error. Decimals go through the encoder as marked strings, which keeps its speed.
    """

    def __init__(self):
        self.mark = os.urandom(8).hex()
        self.pattern = re.compile(f'"{self.mark}([^"]*)"')

    def encode(self, value):
        text = json.dumps(self.plain(value, ()), ensure_ascii=not keeps_unicode())
        return self.pattern.sub(r"\1", text).encode("utf-8", "surrogatepass")

    def plain(self, value, above):
        if value is None or isinstance(value, (str, int, float)):
            return value
        if isinstance(value, decimal.Decimal):
            return math.nan if value.is_nan() else self.mark + str(value)
        if isinstance(value, bytes):
            return value.decode("utf-8")
        as_dict = getattr(value, "_asdict", None) if isinstance(value, tuple) else None
        if callable(as_dict):
            value = as_dict()
        if not isinstance(value, (dict, list, tuple)):
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
        if id(value) in above:
            raise ValueError("Circular reference detected")
        above += (id(value),)
        if isinstance(value, dict):
            return {key.decode("utf-8") if isinstance(key, bytes) else key: self.plain(v, above) for key, v in value.items()}
        return [self.plain(v, above) for v in value]

    def response(self, value):
        """The body and its content type."""
        if isinstance(value, bytes):
            return value, "application/unknown"
        try:
            return self.encode(value), "application/json"
        except Exception as error:  # noqa: BLE001 - whatever a `_asdict` or a key does
            raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def keeps_unicode():
    """Since Python 3.12 Lambda's answers are not escaped to ASCII."""
    match = re.search(r"python3\.(\d+)$", os.environ.get("AWS_EXECUTION_ENV", ""))
    return match is not None and int(match.group(1)) >= 12


def max_memory_kb():
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def describe(error, request_id):
    """The error as Lambda's response has it, and as X-Ray's cause. Frames of this file are left out."""
    if isinstance(error, Fault):
        name, frames, trace = error.error_type, [], error.trace
    else:
        name = type(error).__name__
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
        trace = traceback.format_list(frames)
    message = text_of(error)
    body = {"errorMessage": message, "errorType": name, "requestId": request_id, "stackTrace": trace}
    stack = [{"label": f.name, "path": f.filename, "line": f.lineno} for f in reversed(frames)]
    exception = {"type": "LambdaValidationError" if isinstance(error, Fault) else name, "message": message, "stack": stack}
    paths = sorted({frame.filename for frame in frames})
    return body, {"working_directory": os.getcwd(), "exceptions": [exception], "paths": paths}


def text_of(error):
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - an exception may fail to describe itself
        return ""


def load_handler(handler):
    module_name, dot, function_name = handler.rpartition(".")
    if not dot:
        # In the words of `handler.rsplit(".", 1)`, which AWS's client unpacks.
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack (expected 2, got 1)")
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", f"Cannot use built-in module {module_name} as a handler module")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        trace = [f'  File "{error.filename}" Line {error.lineno}\n    {error.text}']
        raise Fault("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", trace) from error
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        raise Fault("Runtime.HandlerNotFound", message) from None


def run_one(api, sink, handler, marshaller):
    headers, event = api.next()
    request_id = headers["lambda-runtime-aws-request-id"]
    Current.request_id = request_id
    Current.tenant_id = headers.get("lambda-runtime-aws-tenant-id")
    if "lambda-runtime-trace-id" in headers:
        os.environ["_X_AMZN_TRACE_ID"] = headers["lambda-runtime-trace-id"]
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
    try:
        context = LambdaContext(headers, sink)
        body, content_type = marshaller.response(handler(json.loads(event), context))
    except Exception as error:  # noqa: BLE001 - whatever the handler raises is its answer
        body, cause = describe(error, request_id)
        log_error(body, sink)
        flush()
        api.fail(f"/invocation/{request_id}/error", body, cause)
        return
    flush()
    api.respond(request_id, body, content_type)


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            pass  # The handler has put something else in its place, or closed it.


def receive_surroundings():
    """Of a process that was started before it was known for which function: stdin says it, once."""
    if os.environ.pop("_DWELL_RESERVE", None) is None:
        return
    text = sys.stdin.buffer.read()
    if not text:
        os._exit(0)
    surroundings = json.loads(text)
    os.environ.clear()
    os.environ.update(surroundings["env"])
    os.chdir(surroundings["cwd"])
    if hasattr(time, "tzset"):
        time.tzset()


def search_paths():
    """As on Lambda: the code first, then the layers, then Python's own. Nothing of ours is among them."""
    own = [os.environ["LAMBDA_TASK_ROOT"], *filter(None, os.environ.pop("_DWELL_PYTHONPATH", "").split(os.pathsep))]
    # The first entry is the folder of this file.
    return own + sys.path[1:]


def main():
    receive_surroundings()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", write_through=True)
    sink = LogSink()
    set_up_logging(sink)
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    sys.path[:] = search_paths()
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:  # noqa: BLE001 - any failure of the module is the function's failure
        body, cause = describe(error, "")
        log_error(body, sink)
        flush()
        api.fail("/init/error", body, cause)
        os._exit(1)
    marshaller = Marshaller()
    while True:
        run_one(api, sink, handler, marshaller)


main()
