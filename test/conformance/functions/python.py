import os
import sys


def echo(event, context):
    print("printed")
    return {
        "event": event,
        "pid": os.getpid(),
        "env": dict(os.environ),
        "context": {
            "aws_request_id": context.aws_request_id,
            "function_name": context.function_name,
            "invoked_function_arn": context.invoked_function_arn,
            "memory_limit_in_mb": context.memory_limit_in_mb,
            "log_group_name": context.log_group_name,
            "custom": context.client_context and context.client_context.custom,
        },
    }


def raises(event, context):
    raise_it("schön", event)


def raise_it(word, event):
    raise ValueError(f"not so {word}: {event}")


def exits(event, context):
    sys.exit(4)


def returns_a_set(event, context):
    return {1, 2}
