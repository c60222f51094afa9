import { awsError, type Behavior, type SeenRequest } from './countingServer';

/** Answers each request with what `answer` makes of it, as JSON; `undefined` is AWS's 404. */
export function answering(answer: (request: SeenRequest) => unknown): Behavior {
  return (request, response, socket) => {
    const body = answer(request);
    if (body === undefined) {
      return awsError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.')(
        request,
        response,
        socket,
      );
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}
