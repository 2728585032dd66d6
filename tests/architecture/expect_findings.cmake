# SPDX-License-Identifier: GPL-3.0-or-later
# A check must find what is wrong, all of it and nothing else:
# cmake -D CHECK=<check>.cmake -D FIXTURE=<tree with an expected.txt> -P expect_findings.cmake
execute_process(COMMAND "${CMAKE_COMMAND}" -D "ROOT=${FIXTURE}" -P "${CHECK}"
  RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(code EQUAL 0)
  message(FATAL_ERROR "the check let the fixture pass:\n${output}")
endif()
set(found "")
string(REGEX MATCHALL "finding: [^\n]*\n" found "${output}")
list(SORT found)
list(JOIN found "" found)
file(READ "${FIXTURE}/expected.txt" expected)
if(NOT found STREQUAL expected)
  message(FATAL_ERROR "the check found\n${found}\nbut should have found\n${expected}")
endif()
