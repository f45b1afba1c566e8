/** Puts the desk on the page. */
import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.svelte'

const target = document.getElementById('desk')
if (!target) throw new Error('index.html has no #desk')
mount(App, { target })
