/** The tool or framework of a project. */
export type ProjectKind = 'sam' | 'cloudformation' | 'cdk' | 'serverless' | 'terraform' | 'sst' | 'pulumi';

/** A project of the workspace: one template, CDK app, service or Terraform folder with its functions. */
export interface ProjectReference {
  readonly kind: ProjectKind;
  /** Absolute path of the project's folder: where its own tools (`sam`, `cdk`, `terraform`) run. */
  readonly folder: string;
  /** Absolute path of the file that declares it: the template, `manifest.json` of `cdk.out`, `serverless.yml`, a `.tf` file. */
  readonly file: string;
}
