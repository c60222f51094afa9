import { describeLogGroups, describeLogStreams, getLogEvents } from '../operations/logs/describeLogs';
import { getAccountSettings, getSamplingRules, getSamplingTargets } from '../operations/manage/account';
import { createFunction, deleteFunction, updateFunctionCode } from '../operations/manage/createFunction';
import {
  deleteLayerVersion,
  getLayerVersion,
  listLayers,
  listLayerVersions,
  publishLayerVersion,
} from '../operations/manage/layers';
import { addPermission, removePermission } from '../operations/manage/permissions';
import { tagResource, untagResource } from '../operations/manage/tags';
import { createFunctionUrlConfig, deleteFunctionUrlConfig, updateFunctionUrlConfig } from '../operations/manage/urls';
import { createAlias, deleteAlias, getAlias, publishVersion, updateAlias } from '../operations/manage/versions';
import type { Route } from './route';

const one = '/2015-03-31/functions/(?<name>[^/]+)';
const url = /^\/2021-10-31\/functions\/(?<name>[^/]+)\/url$/;
const tags = /^\/2017-03-31\/tags\/(?<arn>[^/]+)$/;
const layers = '/2018-10-31/layers/(?<layer>[^/]+)/versions';

/** What tools that deploy ask first: functions, versions, aliases, permissions, tags, URLs, layers, log streams, sampling rules. */
export const manageRoutes: readonly Route[] = [
  { method: 'POST', path: /^\/2015-03-31\/functions\/?$/, operation: createFunction },
  { method: 'DELETE', path: new RegExp(`^${one}$`), operation: deleteFunction },
  { method: 'PUT', path: new RegExp(`^${one}/code$`), operation: updateFunctionCode },
  { method: 'POST', path: new RegExp(`^${one}/versions$`), operation: publishVersion },
  { method: 'POST', path: new RegExp(`^${one}/aliases$`), operation: createAlias },
  { method: 'GET', path: new RegExp(`^${one}/aliases/(?<alias>[^/]+)$`), operation: getAlias },
  { method: 'PUT', path: new RegExp(`^${one}/aliases/(?<alias>[^/]+)$`), operation: updateAlias },
  { method: 'DELETE', path: new RegExp(`^${one}/aliases/(?<alias>[^/]+)$`), operation: deleteAlias },
  { method: 'POST', path: new RegExp(`^${one}/policy$`), operation: addPermission },
  { method: 'DELETE', path: new RegExp(`^${one}/policy/(?<statement>[^/]+)$`), operation: removePermission },
  { method: 'POST', path: tags, operation: tagResource },
  { method: 'DELETE', path: tags, operation: untagResource },
  { method: 'POST', path: url, operation: createFunctionUrlConfig },
  { method: 'PUT', path: url, operation: updateFunctionUrlConfig },
  { method: 'DELETE', path: url, operation: deleteFunctionUrlConfig },
  { method: 'GET', path: /^\/2018-10-31\/layers\/?$/, operation: listLayers },
  { method: 'GET', path: new RegExp(`^${layers}$`), operation: listLayerVersions },
  { method: 'POST', path: new RegExp(`^${layers}$`), operation: publishLayerVersion },
  { method: 'GET', path: new RegExp(`^${layers}/(?<version>\\d+)$`), operation: getLayerVersion },
  { method: 'DELETE', path: new RegExp(`^${layers}/(?<version>\\d+)$`), operation: deleteLayerVersion },
  { method: 'GET', path: /^\/2016-08-19\/account-settings\/?$/, operation: getAccountSettings },
  { method: 'POST', path: /^\/GetSamplingRules$/, operation: getSamplingRules },
  { method: 'POST', path: /^\/SamplingTargets$/, operation: getSamplingTargets },
  { method: 'POST', path: /^\/$/, target: 'Logs_20140328.DescribeLogGroups', operation: describeLogGroups },
  { method: 'POST', path: /^\/$/, target: 'Logs_20140328.DescribeLogStreams', operation: describeLogStreams },
  { method: 'POST', path: /^\/$/, target: 'Logs_20140328.GetLogEvents', operation: getLogEvents },
];
