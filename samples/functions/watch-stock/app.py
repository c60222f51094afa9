def handler(event, context):
    """Each record is one change: the item before it (not for new ones) and after it, in DynamoDB's JSON."""
    for record in event["Records"]:
        change = record["dynamodb"]
        name = change["Keys"]["id"]["S"]
        print(f"{record['eventName']} {name}: {count(change.get('OldImage'))} -> {count(change['NewImage'])}")


def count(image):
    """DynamoDB writes numbers as text, with their type: {"count": {"N": "5"}}."""
    return 0 if image is None else int(image["count"]["N"])
