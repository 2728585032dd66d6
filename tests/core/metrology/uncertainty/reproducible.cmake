# SPDX-License-Identifier: GPL-3.0-or-later
# The same figures, to the last byte, from every compiler and level of optimisation found here, and the same as on every
# other machine that ran this test: the digest of them all is kept below.
set(known "cb3096749b354098e4aad5a5b3ceba0b5ba953eb0cc3b3bdf0ffa929527d2759")

file(GLOB_RECURSE sources "${ROOT}/core/metrology/uncertainty/*.cpp")
list(FILTER sources EXCLUDE REGEX "(_json|budget_table)\\.cpp$")
list(APPEND sources "${ROOT}/core/base/error.cpp" "${CMAKE_CURRENT_LIST_DIR}/reproducible.cpp")
file(MAKE_DIRECTORY "${WORK}")

function(run_with compiler level)
  get_filename_component(name "${compiler}" NAME)
  set(program "${WORK}/reproducible-${name}${level}")
  execute_process(COMMAND "${compiler}" -std=c++20 "${level}" -ffp-contract=off -I "${ROOT}" ${sources} -o "${program}"
    RESULT_VARIABLE code ERROR_VARIABLE errors)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${name} ${level} does not compile the evaluation:\n${errors}")
  endif()
  execute_process(COMMAND "${program}" RESULT_VARIABLE code OUTPUT_VARIABLE figures)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${name} ${level}: the evaluation failed (${code})")
  endif()
  string(SHA256 digest "${figures}")
  message(STATUS "${name} ${level}: ${digest}")
  if(NOT digest STREQUAL known)
    message(FATAL_ERROR "${name} ${level} gives other figures than those known (${known}):\n${figures}")
  endif()
endfunction()

run_with("${COMPILER}" -O0)
run_with("${COMPILER}" -O3)
file(REAL_PATH "${COMPILER}" this)
foreach(name g++ clang++)
  find_program(other_${name} ${name})
  if(other_${name})
    file(REAL_PATH "${other_${name}}" other)
    if(NOT other STREQUAL this)  # else it has shown two levels already
      run_with("${other_${name}}" -O2)
    endif()
  endif()
endforeach()
