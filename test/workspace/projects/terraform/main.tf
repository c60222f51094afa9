variable "stage" {
  default = "dev"
}

variable "api_key" {}

locals {
  prefix = "shop-${var.stage}"
}

resource "aws_sqs_queue" "jobs" {
  name = "${local.prefix}-jobs"
}

data "archive_file" "orders" {
  type        = "zip"
  source_dir  = "${path.module}/src/orders"
  output_path = "${path.module}/orders.zip"
}

resource "aws_lambda_function" "orders" {
  function_name = "${local.prefix}-orders"
  filename      = data.archive_file.orders.output_path
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  timeout       = 20

  environment {
    variables = {
      QUEUE   = aws_sqs_queue.jobs.url
      API_KEY = var.api_key
    }
  }
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.orders.arn
}

module "report" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "${local.prefix}-report"
  handler       = "main.handler"
  runtime       = "python3.13"
  source_path   = "./src/report.py"
}

module "worker" {
  for_each = toset(["mail", "print"])
  source   = "./modules/worker"
  name     = each.key
}
