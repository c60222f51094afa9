import { render } from 'preact';
import { App } from './App';
import { PanelHost } from './panelHost';
import './styles.css';

const root = document.getElementById('app') ?? document.body;
render(<App host={new PanelHost(acquireVsCodeApi())} />, root);
