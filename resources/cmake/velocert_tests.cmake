# SPDX-License-Identifier: GPL-3.0-or-later
include(Catch)

# velocert_test_program(<name> <library>...): a Catch2 program; each of its cases becomes one CTest test.
# Call it first, add sources with velocert_sources(<name> ...), then velocert_discover(<name>).
function(velocert_test_program name)
  add_executable(${name} "${CMAKE_SOURCE_DIR}/tests/support/main.cpp")
  if(VELOCERT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # With sanitizers, GCC 12 takes the standard library's own std::regex for uninitialised.
    set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/support/main.cpp" PROPERTIES
      COMPILE_OPTIONS -Wno-maybe-uninitialized)
  endif()
  target_link_libraries(${name} PRIVATE ${ARGN} Catch2::Catch2 rapidcheck velocert_options)
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE
    VELOCERT_GOLDEN="${CMAKE_SOURCE_DIR}/tests/golden" VELOCERT_RESOURCES="${CMAKE_SOURCE_DIR}/resources"
    VELOCERT_BUILD="${CMAKE_BINARY_DIR}")
endfunction()

# Extra arguments go to catch_discover_tests.
function(velocert_discover name)
  # A name under which nothing runs is no pass: CTest splits a name at a semicolon, for one.
  catch_discover_tests(${name} TEST_PREFIX "${name}." EXTRA_ARGS -w NoTests ${ARGN})
endfunction()
