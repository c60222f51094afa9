import type { DeclaredApi } from '../../model/function/declaredApi';
import type { TemplateModel } from '../template/readTemplateModel';
import { httpApis } from './httpApis';
import { loadBalancers } from './loadBalancers';
import { restApis } from './restApis';
import { samApis } from './samApis';

/** The APIs and load balancers of a SAM or CloudFormation template that lead to functions. Never throws. */
export function declareApis(model: TemplateModel): readonly DeclaredApi[] {
  const { scope } = model;
  return [...samApis(model), ...restApis(scope), ...httpApis(scope), ...loadBalancers(scope)];
}
