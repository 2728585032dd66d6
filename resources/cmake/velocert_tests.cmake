# SPDX-License-Identifier: GPL-3.0-or-later
include(Catch)

# Catch2's own part takes as long to compile as twenty tests: once for all programs.
add_library(velocert_test_main OBJECT "${CMAKE_SOURCE_DIR}/tests/support/main.cpp")
target_link_libraries(velocert_test_main PRIVATE Catch2::Catch2 velocert_options)
set_target_properties(velocert_test_main PROPERTIES POSITION_INDEPENDENT_CODE ON)
if(VELOCERT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # With sanitizers, GCC 12 takes the standard library's own std::regex for uninitialised.
  target_compile_options(velocert_test_main PRIVATE -Wno-maybe-uninitialized)
endif()

# velocert_test_program(<name> <library>...): a Catch2 program; each of its cases becomes one CTest test.
# Call it first, add sources with velocert_sources(<name> ...), then velocert_discover(<name>).
function(velocert_test_program name)
  set_property(GLOBAL APPEND PROPERTY velocert_test_programs ${name})
  add_executable(${name})
  velocert_precompile(${name} <catch2/catch.hpp> <algorithm> <array> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
    <optional> <set> <span> <sstream> <string> <string_view> <variant> <vector>)
  target_link_libraries(${name} PRIVATE velocert_test_main ${ARGN} Catch2::Catch2 rapidcheck velocert_options)
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE
    VELOCERT_GOLDEN="${CMAKE_SOURCE_DIR}/tests/golden" VELOCERT_RESOURCES="${CMAKE_SOURCE_DIR}/resources"
    VELOCERT_BUILD="${CMAKE_BINARY_DIR}")
endfunction()

# Extra arguments go to catch_discover_tests.
function(velocert_discover name)
  # A name under which nothing runs is no pass: CTest splits a name at a semicolon, for one.
  set_property(GLOBAL APPEND PROPERTY velocert_discovered ${name})
  catch_discover_tests(${name} TEST_PREFIX "${name}." EXTRA_ARGS -w NoTests ${ARGN})
endfunction()

# A program whose cases CTest does not know is built and never run.
function(velocert_all_discovered)
  get_property(programs GLOBAL PROPERTY velocert_test_programs)
  get_property(discovered GLOBAL PROPERTY velocert_discovered)
  list(REMOVE_ITEM programs ${discovered})
  if(programs)
    message(FATAL_ERROR "tests that are built and never run: ${programs}; expected: velocert_discover() for each")
  endif()
endfunction()
