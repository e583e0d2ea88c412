"""Text as this project knows it: one normal form, one fold, one analyzer."""
