import type { InvokeExceptionName } from './invokeExceptionName';

/** The meaning of an exception of Invoke. */
export interface InvokeException {
  /** What must change: the request, or the configuration of function or account; or that a retry is enough. */
  readonly reason: 'invalid' | 'configuration' | 'conflict' | 'throttled';
  /** Why the function did not run, as the end of "Function checkout was not invoked: …". */
  readonly why: string;
  /** The next step, a sentence. */
  readonly next: string;
}

const efsHelp = "Check the file system's mount targets and the function's VPC settings.";
const s3FilesHelp = "Check the access point's mount targets and the function's VPC settings.";
const keyHelp = 'or set another key in the configuration of the function.';
const change = (why: string, next: string): InvokeException => ({ reason: 'configuration', why, next });
const correct = (why: string, next: string): InvokeException => ({ reason: 'invalid', why, next });
const wait = (why: string, next: string): InvokeException => ({ reason: 'conflict', why, next });

/**
 * The exceptions that Lambda's model declares for Invoke and InvokeWithResponseStream and whose sentence does not depend on the
 * request (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors). A new one in the SDK fails a test.
 */
export const invokeExceptions: Readonly<Record<InvokeExceptionName, InvokeException>> = {
  CodeArtifactUserDeletedException: change(
    'its code artifact user was deleted',
    "Update the function's code to recreate it.",
  ),
  CodeArtifactUserFailedException: change(
    'its code artifact user could not be created',
    "Update the function's code, or check the function's State and StateReasonCode.",
  ),
  CodeArtifactUserPendingException: wait(
    'its code artifact user is still being created',
    "Try again when the function's state is Active.",
  ),
  DurableExecutionAlreadyStartedException: correct(
    'a durable execution with this name already exists with another payload',
    'Set another execution name in the invoke options.',
  ),
  EC2AccessDeniedException: change(
    'its execution role may not set up the VPC connection',
    'Add the AWSLambdaVPCAccessExecutionRole policy to the execution role.',
  ),
  EC2ThrottledException: {
    reason: 'throttled',
    why: 'Amazon EC2 throttled Lambda while it set up the VPC connection',
    next: 'Try again in a minute.',
  },
  EC2UnexpectedException: change(
    'Amazon EC2 answered Lambda with an unexpected error while it set up the VPC connection',
    "Check the function's VPC settings: subnets, security groups and execution role.",
  ),
  EFSIOException: change(
    'reading from or writing to its Amazon EFS file system failed',
    'Check the throughput, the burst credits and the state of the file system.',
  ),
  EFSMountConnectivityException: change('it cannot connect to its Amazon EFS file system', efsHelp),
  EFSMountFailureException: change(
    'its Amazon EFS file system could not be mounted',
    'Check the access point, the mount path and the execution role (elasticfilesystem:ClientMount).',
  ),
  EFSMountTimeoutException: change('mounting its Amazon EFS file system timed out', efsHelp),
  ENILimitReachedException: change(
    'the network interface limit of the VPC is reached',
    'Request a higher quota for elastic network interfaces, or remove unused ones.',
  ),
  ENINotReadyException: wait('its network interface is not ready yet', 'Try again in a minute.'),
  InvalidParameterValueException: correct('a parameter of the request is invalid', 'Correct the request.'),
  InvalidRequestContentException: correct('the payload is not valid JSON', 'Correct the payload.'),
  InvalidRuntimeException: change(
    'its runtime is not supported',
    'Set a supported runtime in the configuration of the function.',
  ),
  InvalidSecurityGroupIDException: change(
    'a security group of its VPC settings does not exist',
    "Correct the security groups in the function's VPC settings.",
  ),
  InvalidSubnetIDException: change(
    'a subnet of its VPC settings does not exist',
    "Correct the subnets in the function's VPC settings.",
  ),
  InvalidZipFileException: change('its deployment package cannot be unzipped', 'Deploy the function again.'),
  KMSAccessDeniedException: change(
    'Lambda may not use the KMS key of its environment variables',
    `Allow kms:Decrypt for the execution role in the key policy, ${keyHelp}`,
  ),
  KMSDisabledException: change('the KMS key of its environment variables is disabled', `Enable the key, ${keyHelp}`),
  KMSInvalidStateException: change(
    'the KMS key of its environment variables is in a state that does not allow decryption',
    `Check the state of the key (it may be pending deletion), ${keyHelp}`,
  ),
  KMSNotFoundException: change(
    'the KMS key of its environment variables does not exist',
    'Set another key in the configuration of the function.',
  ),
  ModeNotSupportedException: correct('it does not support this invocation type', 'Choose another invocation type.'),
  NoPublishedVersionException: change('it has no published version', 'Publish a version, or invoke $LATEST.'),
  RecursiveInvocationException: change(
    'Lambda stopped it in a recursive loop with other AWS resources',
    'Break the loop, or allow it in the recursive loop settings of the function.',
  ),
  RequestTooLargeException: correct('the payload is too large', 'Send a smaller payload.'),
  ResourceConflictException: wait(
    'it is being created or updated',
    "Try again when the function's state is Active and its last update has finished.",
  ),
  ResourceNotReadyException: wait(
    'it was inactive and its VPC connection is being restored',
    "Try again when the function's state is Active.",
  ),
  S3FilesMountConnectivityException: change('it cannot connect to its S3 Files access point', s3FilesHelp),
  S3FilesMountFailureException: change(
    'its S3 Files access point could not be mounted',
    'Check the access point, the mount path and the permissions of the execution role.',
  ),
  S3FilesMountTimeoutException: change('mounting its S3 Files access point timed out', s3FilesHelp),
  SerializedRequestEntityTooLargeException: correct(
    'the request is too large once it is serialized',
    'Send a smaller payload.',
  ),
  ServiceQuotaExceededException: change(
    'the request would exceed a service quota',
    'Request a higher quota in Service Quotas.',
  ),
  SnapStartException: change(
    'its afterRestore() runtime hook failed',
    "Check the function's log for the error of the hook.",
  ),
  SnapStartNotReadyException: wait(
    'its SnapStart snapshot is not ready yet',
    "Try again when the function's state is Active.",
  ),
  SnapStartRegenerationFailureException: change(
    'its SnapStart snapshot could not be regenerated',
    'Publish a new version, or wait until Lambda has created the snapshot.',
  ),
  SnapStartTimeoutException: change(
    'restoring its SnapStart snapshot timed out',
    'Shorten the afterRestore() runtime hook, or publish a new version.',
  ),
  SubnetIPAddressLimitReachedException: change(
    'a subnet of its VPC settings has no free IP address',
    'Free addresses in the subnets, or add subnets to its VPC settings.',
  ),
  UnsupportedMediaTypeException: correct('Lambda accepts only JSON', 'Correct the payload.'),
};

/** Finds an exception of the table by its name. */
export function findInvokeException(name: string): InvokeException | undefined {
  return isInvokeException(name) ? invokeExceptions[name] : undefined;
}

function isInvokeException(name: string): name is InvokeExceptionName {
  return Object.hasOwn(invokeExceptions, name);
}
