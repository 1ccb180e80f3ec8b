#!/bin/sh
# Registers the namespace that Tendril's workflows live in, unless it is there. Fails until the server answers; the
# container is then started again. Histories of ended runs are kept a week: what people look at is in Postgres.
set -eu

temporal operator cluster health
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 168h
