/**
 * Exceptions of Invoke and InvokeWithResponseStream with a fixed sentence. Three exceptions of the SDK's model have their own
 * sentences: ResourceNotFoundException (names what is missing), TooManyRequestsException (names the limit) and ServiceException.
 */
export type InvokeExceptionName =
  | `CodeArtifactUser${'Deleted' | 'Failed' | 'Pending'}Exception`
  | 'DurableExecutionAlreadyStartedException'
  | `EC2${'AccessDenied' | 'Throttled' | 'Unexpected'}Exception`
  | 'EFSIOException'
  | `${'EFS' | 'S3Files'}Mount${'Connectivity' | 'Failure' | 'Timeout'}Exception`
  | `ENI${'LimitReached' | 'NotReady'}Exception`
  | `Invalid${'ParameterValue' | 'RequestContent' | 'Runtime' | 'SecurityGroupID' | 'SubnetID' | 'ZipFile'}Exception`
  | `KMS${'AccessDenied' | 'Disabled' | 'InvalidState' | 'NotFound'}Exception`
  | 'ModeNotSupportedException'
  | 'NoPublishedVersionException'
  | 'RecursiveInvocationException'
  | `${'Request' | 'SerializedRequestEntity'}TooLargeException`
  | `Resource${'Conflict' | 'NotReady'}Exception`
  | 'ServiceQuotaExceededException'
  | `SnapStart${'' | 'NotReady' | 'RegenerationFailure' | 'Timeout'}Exception`
  | 'SubnetIPAddressLimitReachedException'
  | 'UnsupportedMediaTypeException';
