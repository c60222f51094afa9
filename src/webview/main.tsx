import { render } from 'preact';
import { App } from './App';
import { PanelHost } from './panelHost';
import './styles.css';

const host = new PanelHost(acquireVsCodeApi());
host.askForContent();
render(<App host={host} />, document.getElementById('app') ?? document.body);
