#!/bin/bash
# A forecast as a Slurm job array: 16 jobs, then one that puts their runs together.
#
#   sbatch docs/cluster/slurm.sh
#   sbatch --dependency=afterok:JOBID --array=1 --wrap 'postern forecast merge shared'
#
# A job that was cut off goes on where it stopped when it is started again.
#SBATCH --job-name=postern-forecast
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=01:00:00
set -euo pipefail
RAYON_NUM_THREADS="$SLURM_CPUS_PER_TASK" postern forecast programmes/million-carrots \
    --population 1M --runs 5000 --seed 1 \
    --job "$SLURM_ARRAY_TASK_ID/16" --out shared
