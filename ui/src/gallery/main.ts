/**
 * The page of all pieces, for whoever builds them: never shipped. Address:
 * gallery.html?show=materials&theme=dark&lang=en — everything is invented.
 */
import { mount } from 'svelte'
import '../styles/tokens.css'
import '../styles/base.css'
import Gallery from './Gallery.svelte'

const target = document.getElementById('gallery')
if (!target) throw new Error('gallery.html has no #gallery')
mount(Gallery, { target })
