#!/bin/sh
# Called by the virtual printer for every document it has printed: keeps the
# sheets and what was asked of the printer. The .job file comes last, whole.
cp "$1" "KEPT/$IPP_JOB_ID.pdf"
env | grep '^IPP_' > "KEPT/$IPP_JOB_ID.part"
mv "KEPT/$IPP_JOB_ID.part" "KEPT/$IPP_JOB_ID.job"
