import './app/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startApp } from './app/start';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');
startApp();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
