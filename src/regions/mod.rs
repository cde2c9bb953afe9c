//! Regions: what language a file is in, and what in it is comment, key, value, instruction or code.
