import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { commandTerminal } from '../sinks/labels';
import type { HandlerSources } from './open/openHandler';

/** Does what makes a project readable: runs the project's own tool in a terminal, in a trusted workspace only, or opens the setting. */
export async function runProjectAction(
  projectFile: string | undefined,
  { declared, files }: HandlerSources,
): Promise<Outcome> {
  const projects = (await declared.projects()).filter(({ action }) => action !== undefined);
  const project =
    projects.find(({ file }) => file === projectFile) ?? (projects.length === 1 ? projects[0] : undefined);
  switch (project?.action?.kind) {
    case undefined:
      return failed('All projects of this workspace can be read.');
    case 'run':
      if (!vscode.workspace.isTrusted) return failed(`Trust this workspace to run ${project.action.command}.`);
      commandTerminal(project.action.command, files.uriOf(project.folder)).show();
      return done;
    case 'setParameters':
      await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.localParameters);
      return done;
    case 'chooseTemplate':
      await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.localTemplate);
      return done;
  }
}
