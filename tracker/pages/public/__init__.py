"""The public portal: figures that can be opened down to the proof."""
