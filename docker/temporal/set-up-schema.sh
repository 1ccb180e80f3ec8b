#!/bin/sh
# Creates and updates the databases of a Temporal server; where to is in the SQL_* variables that temporal-sql-tool reads.
set -eu

schemas=/etc/temporal/schema/postgresql/v12

set_up() {
  database=$1
  folder=$2
  temporal-sql-tool --db "$database" create-database
  temporal-sql-tool --db "$database" setup-schema -v 0.0
  temporal-sql-tool --db "$database" update-schema --schema-dir "$schemas/$folder/versioned"
}

set_up temporal temporal
set_up temporal_visibility visibility
