def main(event, context):
    return "report"
