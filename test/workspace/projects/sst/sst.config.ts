/// <reference path="./.sst/platform/config.d.ts" />
import { createApi } from "./infra/api";

export default $config({
  app(input) {
    return { name: "shop", home: "aws" };
  },
  async run() {
    const table = new sst.aws.Dynamo("Orders", { fields: { id: "string" } });
    createApi();
    new sst.aws.Function("Report", {
      handler: "src/report.handler",
      timeout: "3 minutes",
      memory: "512 MB",
      environment: { STAGE: $app.stage, LEVEL: "debug" },
      link: [table],
    });
    new sst.aws.Cron("Nightly", { schedule: "rate(1 day)", job: "src/night.run" });
  },
});
