/** An error that is returned to the caller in AWS's shape. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  /**
   * @param status HTTP status
   * @param code AWS's name of the exception; SDKs derive class names from it
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

/** Builds the error for an invalid parameter value. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterValueException', message);
}

/** Builds the error for a missing mapping, policy or URL, for which Lambda gives no details. */
export function noSuchResource(): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.');
}

/** Builds X-Ray's error for an invalid request. */
export function invalidRequest(message: string): ServiceError {
  return new ServiceError(400, 'InvalidRequestException', message);
}

/** Builds CloudWatch Logs' error for an invalid request. */
export function invalidLogsParameter(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterException', message);
}

/** Builds an error of EventBridge Schemas, whose bodies also contain the error's name. */
export function schemasError(
  status: number,
  code: 'BadRequestException' | 'ConflictException' | 'NotFoundException',
  message: string,
): ServiceError {
  return new ServiceError(status, code, message, { Code: code });
}
