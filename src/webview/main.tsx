import { render } from 'preact';
import { App } from './App';
import { PanelHost } from './panelHost';
import './styles.css';

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
render(<App host={new PanelHost(acquireVsCodeApi())} />, root);
