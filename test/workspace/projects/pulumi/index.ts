import * as aws from "@pulumi/aws";

new aws.lambda.Function("api", { handler: "index.handler" });
