// A debugger in a few lines: `node --experimental-websocket stepThrough.mjs HOST PORT FILE LINE…` attaches, stops at the lines (from 0) of
// the file, prints each line it stops at, and lets the function go on. Ends with the function. Node.js 20 has WebSocket behind a flag.
const [host, port, file, ...lines] = process.argv.slice(2);
const [target] = await (await fetch(`http://${host}:${port}/json/list`)).json();
const socket = new WebSocket(target.webSocketDebuggerUrl);
let id = 0;

/** @param {string} method @param {object} [params] */
function send(method, params = {}) {
  id += 1;
  socket.send(JSON.stringify({ id, method, params }));
}

socket.addEventListener('message', ({ data }) => {
  const { method, params } = JSON.parse(String(data));
  if (method !== 'Debugger.paused') return;
  if ((params.hitBreakpoints ?? []).length > 0) console.log(params.callFrames[0].location.lineNumber);
  send('Debugger.resume');
});
socket.addEventListener('open', () => {
  send('Runtime.enable');
  send('Debugger.enable');
  for (const line of lines) {
    send('Debugger.setBreakpointByUrl', { lineNumber: Number(line), urlRegex: `.*/${file}$` });
  }
  send('Runtime.runIfWaitingForDebugger');
});
socket.addEventListener('close', () => process.exit());
