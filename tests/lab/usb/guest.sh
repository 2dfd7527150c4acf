#!/usr/bin/env bash
# Runs in the USB lab's guest: the TypeScript file named, or nothing, which shows that the guest starts.
[ "$1" = nothing ] || exec node --disable-warning=ExperimentalWarning "$1"
