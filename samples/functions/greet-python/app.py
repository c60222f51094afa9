import logging

# Lambda has set up the root logger; by default it shows warnings and worse.
logger = logging.getLogger()
logger.setLevel(logging.INFO)


def handler(event, context):
    """`event` is the payload, `context` tells about this run: its request id, the time left, and so on."""
    name = event.get("name", "world")
    logger.info("Greeting %s with %d ms left", name, context.get_remaining_time_in_millis())
    return {"message": f"Hello, {name}!", "requestId": context.aws_request_id}
