import type { Operation } from '../../http/awsRequest';

/** The limits are AWS's defaults; how much runs at once is an option of this service. */
export const getAccountSettings: Operation = async (_request, { catalog, maxConcurrency }) => {
  const functions = await catalog.functions();
  const reserved = functions.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
  return {
    status: 200,
    body: {
      AccountLimit: {
        TotalCodeSize: 80_530_636_800,
        CodeSizeUnzipped: 262_144_000,
        CodeSizeZipped: 52_428_800,
        ConcurrentExecutions: maxConcurrency,
        UnreservedConcurrentExecutions: Math.max(0, maxConcurrency - reserved),
      },
      AccountUsage: { TotalCodeSize: 0, FunctionCount: functions.length },
    },
  };
};

/** The rule that samples everything: SDKs of X-Ray in functions ask for rules, and locally no run is to be left out. */
const everything = {
  RuleName: 'Default',
  RuleARN: 'arn:aws:xray:local:000000000000:sampling-rule/Default',
  Priority: 10_000,
  FixedRate: 1,
  ReservoirSize: 1,
  ServiceName: '*',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  ResourceARN: '*',
  Version: 1,
  Attributes: {},
};

/** https://docs.aws.amazon.com/xray/latest/api/API_GetSamplingRules.html */
export const getSamplingRules: Operation = () =>
  Promise.resolve({
    status: 200,
    body: { SamplingRuleRecords: [{ SamplingRule: everything, CreatedAt: 0, ModifiedAt: 0 }] },
  });

/** https://docs.aws.amazon.com/xray/latest/api/API_GetSamplingTargets.html */
export const getSamplingTargets: Operation = (_request, { now }) => {
  const atSeconds = Math.floor(now() / 1000);
  const target = {
    RuleName: 'Default',
    FixedRate: 1,
    ReservoirQuota: 100,
    ReservoirQuotaTTL: atSeconds + 3600,
    Interval: 10,
  };
  const body = { SamplingTargetDocuments: [target], LastRuleModification: 0, UnprocessedStatistics: [] };
  return Promise.resolve({ status: 200, body });
};
