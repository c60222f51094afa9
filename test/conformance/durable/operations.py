"""Operations of the Python SDK, for the conformance test."""

from aws_durable_execution_sdk_python import DurableContext, durable_execution
from aws_durable_execution_sdk_python.config import Duration, StepConfig
from aws_durable_execution_sdk_python.retries import RetryDecision


def pay(step):
    if step.attempt < 2:
        raise RuntimeError("declined")
    return step.attempt


@durable_execution
def handler(event, context: DurableContext):
    reserved = context.step(lambda _: event["name"], name="reserve")
    again = StepConfig(retry_strategy=lambda _error, attempt: RetryDecision.retry(Duration.from_seconds(60)))
    paid = context.step(pay, name="pay", config=again)
    context.wait(Duration.from_seconds(60), name="cool down")
    shipped = context.parallel(
        [lambda branch: branch.step(lambda _: "air"), lambda branch: branch.step(lambda _: "sea")],
        name="ship",
    )
    return {"reserved": reserved, "paid": paid, "shipped": shipped.get_results()}
