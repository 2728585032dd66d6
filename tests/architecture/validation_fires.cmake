# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SCRIPT=<validation.cmake> -D SCRATCH=<folder> -P validation_fires.cmake
# What the validation pack says of a test that passed, one that passed without what it compares with, one that failed
# and one that is missing: fails where it says something else.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${SCRATCH}")
file(MAKE_DIRECTORY "${SCRATCH}/tests")
file(WRITE "${SCRATCH}/tests/requirements.json" [[{"requirements": [
  {"id": "X-01", "says": "this", "tests": ["it is so", "openssl says so"]},
  {"id": "X-02", "says": "that", "tests": ["it failed", "it is gone"], "without": "the rest"}]}]])
file(WRITE "${SCRATCH}/results.xml" [[<testsuite>
<testcase name="t.it is so" status="run"><system-out>openssl[1]; all passed</system-out></testcase>
<testcase name="t.openssl says so" status="run"><system-out>warning:
  openssl is not installed: nothing is compared with it</system-out></testcase>
<testcase name="t.it failed" status="fail"><system-out></system-out></testcase>
</testsuite>]])
execute_process(COMMAND "${CMAKE_COMMAND}" -D "ROOT=${SCRATCH}" -D "RESULTS=${SCRATCH}/results.xml" -D VERSION=x
  -D "OUT=${SCRATCH}/out.md" -P "${SCRIPT}" RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
file(READ "${SCRATCH}/out.md" told)
foreach(line "| it is so | passed |" "| openssl says so | not run: what it compares with is absent |"
    "| it failed | fail |" "| it is gone | not run |" "| none for: the rest | not shown |")
  string(FIND "${told}" "${line}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "expected '${line}' in\n${told}")
  endif()
endforeach()
if(code EQUAL 0)
  message(FATAL_ERROR "a pack that is not whole was taken for whole")
endif()
