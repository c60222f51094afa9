variable "name" {}

data "archive_file" "code" {
  type        = "zip"
  source_file = "${path.module}/code/worker.py"
  output_path = "worker.zip"
}

resource "aws_lambda_function" "this" {
  function_name = "worker-${var.name}"
  filename      = "worker.zip"
  handler       = "worker.run"
  runtime       = "python3.13"
}
