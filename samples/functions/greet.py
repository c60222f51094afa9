"""The same as hello.mjs, for readers of Python."""

import os

# Read once for each environment, on the cold start.
GREETING = os.environ.get("GREETING", "Hello")


def handler(event, context):
    name = event.get("name", "world")
    print(f"greeting {name}, {context.get_remaining_time_in_millis()} ms left")
    return {"message": f"{GREETING}, {name}!"}
