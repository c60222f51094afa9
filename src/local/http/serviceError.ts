/** An error that a caller gets in AWS's shape. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  /**
   * @param status HTTP status
   * @param code AWS's name of the exception, which SDKs make classes of
   * @param fields further members of the body; `Type` is `User` unless given
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A parameter's value is not allowed. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterValueException', message);
}

/** What has been asked for is not there; for mappings, policies and URLs Lambda says no more. */
export function noSuchResource(): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.');
}

/** X-Ray's word for a request it cannot serve. */
export function invalidRequest(message: string): ServiceError {
  return new ServiceError(400, 'InvalidRequestException', message);
}

/** The same in CloudWatch Logs' words. */
export function invalidLogsParameter(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterException', message);
}

/** EventBridge Schemas, whose errors carry their name in the body too. */
export function schemasError(
  status: number,
  code: 'BadRequestException' | 'ConflictException' | 'NotFoundException',
  message: string,
): ServiceError {
  return new ServiceError(status, code, message, { Code: code });
}
