import * as vscode from 'vscode';
import { type AgentNeeds, ToolRefusal } from './agentNeeds';
import { confirmInvoke, invokeByTool } from './invokeTool';
import { checkMapping, explainTrace, findFailures, getInvocation, listFunctions, type ReadTool } from './readTools';
import { ToolInput } from './toolInput';

const readTools: Readonly<Record<string, readonly [tool: ReadTool, progress: string]>> = {
  dwell_list_functions: [listFunctions, 'Listing Lambda functions'],
  dwell_get_invocation: [getInvocation, 'Reading an invocation'],
  dwell_explain_trace: [explainTrace, 'Reading a trace'],
  dwell_find_failures: [findFailures, 'Searching for failed invocations'],
  dwell_check_mapping: [checkMapping, 'Reading event source mappings'],
};

/** From one call of a tool to the next about the same invocation. */
const awakeMs = 120_000;

/** Tools for language models (package.json, `languageModelTools`). They answer with conclusions, and with ids to ask further by. */
export function registerAgents(needs: AgentNeeds): vscode.Disposable {
  // Editors that are built from VS Code may lack the API.
  if (typeof vscode.lm?.registerTool !== 'function') return new vscode.Disposable(() => undefined);
  // A model works while the user looks elsewhere: what it asks for is followed all the same.
  const use = (work: () => Promise<string>): Promise<vscode.LanguageModelToolResult> => {
    needs.sending.clock.awakeFor(awakeMs);
    return answer(work);
  };
  return vscode.Disposable.from(
    ...Object.entries(readTools).map(([name, [tool, invocationMessage]]) =>
      vscode.lm.registerTool(name, {
        prepareInvocation: () => ({ invocationMessage }),
        invoke: ({ input }, token) => use(() => tool(new ToolInput(input), needs, signalOf(token))),
      }),
    ),
    vscode.lm.registerTool('dwell_invoke_function', {
      prepareInvocation: async ({ input }) => {
        try {
          const confirmationMessages = await confirmInvoke(new ToolInput(input), needs);
          return { invocationMessage: 'Invoking a Lambda function', confirmationMessages };
        } catch (error) {
          // It is refused, and says why, when it is invoked.
          if (error instanceof ToolRefusal) return { invocationMessage: 'Checking a Lambda function' };
          throw error;
        }
      },
      invoke: ({ input }, token) => use(() => invokeByTool(new ToolInput(input), needs, signalOf(token))),
    }),
  );
}

async function answer(work: () => Promise<string>): Promise<vscode.LanguageModelToolResult> {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await textOf(work))]);
}

async function textOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ToolRefusal) return error.message;
    throw error;
  }
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
