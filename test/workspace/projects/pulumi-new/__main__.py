import pulumi_aws as aws

aws.lambda_.Function("mail", handler="mail.handler")
