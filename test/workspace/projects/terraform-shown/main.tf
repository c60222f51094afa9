variable "names" {}

resource "aws_lambda_function" "orders" {
  function_name = var.names.orders
  filename      = data.archive_file.orders.output_path
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

data "archive_file" "orders" {
  type        = "zip"
  source_dir  = "src/orders"
  output_path = "build/orders.zip"
}

module "mail" {
  source      = "terraform-aws-modules/lambda/aws"
  source_path = var.names.mail_source
  handler     = "mail.handler"
  runtime     = "python3.13"
}
