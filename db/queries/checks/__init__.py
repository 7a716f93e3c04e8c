"""The checks of `commitments verify`: each yields a sentence for every problem that it finds."""
