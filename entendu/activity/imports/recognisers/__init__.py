"""One file per kind of file that can be recognised: each holds a `RECOGNISER`."""
