"""Runs a Python function: the Lambda Runtime API over a plain socket, with nothing but the standard library (3.9+).

Not urllib or http.client: tracers patch those, and our own calls would then stand in the user's traces.
"""

import importlib
import json
import logging
import os
import platform
import socket
import struct
import sys
import time
import traceback

API = "/2018-06-01/runtime"


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
        facts = {"Dwell-Max-Memory-Kb": max_memory_kb(), "Dwell-Runtime-Version": platform.python_version()}
        return self.send("GET", "/invocation/next", facts)

    def respond(self, request_id, body):
        self.send("POST", f"/invocation/{request_id}/response", {"Content-Type": "application/json"}, body)

    def fail(self, path, error, cause):
        headers = {
            "Content-Type": "application/json",
            "Lambda-Runtime-Function-Error-Type": error["errorType"],
            "Lambda-Runtime-Function-XRay-Error-Cause": json.dumps(cause),
        }
        self.send("POST", path, headers, to_json(error))


class LogSink:
    """Writes log entries of several lines whole: as frames where the service gave a descriptor, else with \\r for \\n."""

    def __init__(self):
        fd = os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD", None)
        self.fd = int(fd) if fd else None

    def write(self, text):
        if self.fd is None:
            sys.stdout.write(text.rstrip("\n").replace("\n", "\r") + "\n")
            sys.stdout.flush()
            return
        data = text.encode("utf-8", "replace")
        frame = memoryview(struct.pack(">IiQ", 0xA55A0003, len(data), int(time.time() * 1e6)) + data)
        while frame:
            frame = frame[os.write(self.fd, frame) :]


class LambdaLogHandler(logging.Handler):
    def __init__(self, sink):
        super().__init__()
        self.sink = sink
        self.setFormatter(Formatter())

    def emit(self, record):
        self.sink.write(self.format(record) + "\n")


class Formatter(logging.Formatter):
    """`[INFO]<tab>2026-11-23T08:22:05.849Z<tab>request id<tab>message`, as in Lambda's text format."""

    converter = time.gmtime

    def __init__(self):
        super().__init__("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record):
        record.aws_request_id = Current.request_id
        return super().format(record)


class Current:
    request_id = ""


class Identity:
    def __init__(self, fields):
        self.cognito_identity_id = fields.get("cognitoIdentityId")
        self.cognito_identity_pool_id = fields.get("cognitoIdentityPoolId")


class Client:
    def __init__(self, fields):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, fields.get(name))


class ClientContext:
    def __init__(self, fields):
        self.custom = fields.get("custom")
        self.env = fields.get("env")
        self.client = Client(fields.get("client") or {})


class LambdaContext:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    def __init__(self, headers):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        client = headers.get("lambda-runtime-client-context")
        self.client_context = ClientContext(json.loads(client)) if client else None
        self.identity = Identity(json.loads(headers.get("lambda-runtime-cognito-identity") or "{}"))
        self._deadline_ms = int(headers["lambda-runtime-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_ms + paused_ms() - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


def paused_ms():
    """How long a debugger has held the function, which is not the function's time; the service writes `total since`."""
    if debug_clock is None:
        return 0
    try:
        with open(debug_clock, encoding="ascii") as file:
            total, since = (int(part) for part in file.read().split())
    except (OSError, ValueError):
        return 0
    return total + (int(time.time() * 1000) - since if since else 0)


def wait_for_debugger():
    """Only in a process that is debugged: says where it listens, in Node's words, and waits for the debugger."""
    folder = os.environ.pop("_DWELL_DEBUGPY")
    if folder:
        sys.path.insert(0, folder)
    try:
        import debugpy
    except ImportError:
        sys.stderr.write("debugpy was not found. Install the Python Debugger extension, or debugpy itself.\n")
        os._exit(1)
    finally:
        if folder:
            sys.path.remove(folder)
    host, port = debugpy.listen(("127.0.0.1", 0))
    sys.stderr.write(f"Debugger listening on {host}:{port}\n")
    debugpy.wait_for_client()


debug_clock = os.environ.pop("_DWELL_DEBUG_CLOCK", None)


def to_json(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def max_memory_kb():
    try:
        import resource
    except ImportError:
        return 0  # Windows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def describe(error, request_id):
    """The error as Lambda's response has it, as X-Ray's cause, and as the log shows it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    name = type(error).__name__
    body = {"errorMessage": str(error), "errorType": name, "requestId": request_id}
    body["stackTrace"] = traceback.format_list(frames)
    cause = {
        "working_directory": os.getcwd(),
        "exceptions": [
            {
                "type": name,
                "message": str(error),
                "stack": [{"label": f.name, "path": f.filename, "line": f.lineno} for f in reversed(frames)],
            }
        ],
        "paths": sorted({frame.filename for frame in frames}),
    }
    text = f"[ERROR] {name}: {error}\n"
    if frames:
        # Lambda indents with no-break spaces, so that viewers which trim lines keep the shape.
        trace = "".join(body["stackTrace"]).replace("\n  ", "\n\u00a0\u00a0")
        text += "Traceback (most recent call last):\n" + trace.replace("  ", "\u00a0\u00a0", 1)
    return body, cause, text


class InitError(Exception):
    """A failure that has a name of Lambda's own, such as Runtime.HandlerNotFound."""

    def __init__(self, error_type, message):
        super().__init__(message)
        self.error_type = error_type


def load_handler(handler):
    module_name, dot, function_name = handler.rpartition(".")
    if not dot:
        raise InitError("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise InitError("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        message = f"Syntax error in module '{module_name}': {error}"
        raise InitError("Runtime.UserCodeSyntaxError", message) from error
    if not hasattr(module, function_name):
        raise InitError("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return getattr(module, function_name)


def run_one(api, sink, handler):
    headers, event = api.next()
    request_id = headers["lambda-runtime-aws-request-id"]
    Current.request_id = request_id
    if "lambda-runtime-trace-id" in headers:
        os.environ["_X_AMZN_TRACE_ID"] = headers["lambda-runtime-trace-id"]
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
    try:
        result = handler(json.loads(event), LambdaContext(headers))
        try:
            body = to_json(result)
        except (TypeError, ValueError) as error:
            raise InitError("Runtime.MarshalError", f"Unable to marshal response: {error}") from None
    except Exception as error:  # noqa: BLE001 - whatever the handler raises is its answer
        body, cause, text = describe(error, request_id)
        body["errorType"] = cause["exceptions"][0]["type"] = getattr(error, "error_type", body["errorType"])
        sink.write(text.replace("InitError", body["errorType"], 1))
        flush()
        api.fail(f"/invocation/{request_id}/error", body, cause)
        return
    flush()
    api.respond(request_id, body)


def flush():
    sys.stdout.flush()
    sys.stderr.flush()


def main():
    # No buffering: what a handler prints must be in the log even if its process is ended.
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", line_buffering=True, write_through=True)
    sys.stderr.reconfigure(encoding="utf-8", errors="replace", line_buffering=True, write_through=True)
    sink = LogSink()
    logging.getLogger().addHandler(LambdaLogHandler(sink))
    if "_DWELL_DEBUGPY" in os.environ:
        wait_for_debugger()
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    # In place of our own folder, where a module of the user must not be looked for.
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:  # noqa: BLE001 - any failure of the module is the function's failure
        body, cause, text = describe(error, "")
        body["errorType"] = cause["exceptions"][0]["type"] = getattr(error, "error_type", body["errorType"])
        sink.write(text.replace("InitError", body["errorType"], 1))
        api.fail("/init/error", body, cause)
        os._exit(1)
    while True:
        run_one(api, sink, handler)


main()
