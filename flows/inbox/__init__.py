"""An inbox that is watched: batches dropped into a folder are taken, processed and put away, each exactly once."""
