#!/usr/bin/env bash
# Runs in the USB lab's guest: the TypeScript file named, or nothing, which shows that the guest starts. On one processor:
# the emulator has been seen to end a Node that compiles on both.
[ "$1" = nothing ] || exec taskset -c 0 node --disable-warning=ExperimentalWarning "$1"
