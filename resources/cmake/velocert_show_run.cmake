# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D FILE=run.json -P velocert_show_run.cmake: the result of `velocert-cli run --json` in a few lines.
# The first line is "run <id>"; the others are for people.
file(READ "${FILE}" json)
string(JSON run GET "${json}" run)
string(JSON verdict GET "${json}" verdict)
string(JSON lifecycle GET "${json}" lifecycle)
message(NOTICE "run ${run}")
message(NOTICE "all: ${verdict} (${lifecycle})")
string(JSON count LENGTH "${json}" procedures)
if(count GREATER 0)
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON procedure GET "${json}" procedures ${i} procedure)
    string(JSON verdict GET "${json}" procedures ${i} verdict)
    string(JSON reason GET "${json}" procedures ${i} reason)
    message(NOTICE "${procedure}: ${verdict} (${reason})")
  endforeach()
endif()
