import { render } from 'preact';
import { App } from './app';
import { applyTheme, chosenTheme } from './theme';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/pages.css';

applyTheme(chosenTheme());
const root = document.getElementById('app')!;
root.replaceChildren();
render(<App />, root);
