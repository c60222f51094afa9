export function createApi() {
  const api = new sst.aws.ApiGatewayV2("Api");
  api.route("GET /", "src/list.handler");
  api.route("GET /gone", "src/gone.handler");
}
