import './app/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startApp } from './app/start';
import { startLanguage } from './shared/i18n/language';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');
startApp();
startLanguage({ de: async () => (await import('./app/german')).german })
  .then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
  .catch(reportError);
