"""Vietnamese text: normal form, old codes, numbers and dates as written, order, file names."""
