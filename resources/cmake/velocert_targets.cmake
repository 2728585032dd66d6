# SPDX-License-Identifier: GPL-3.0-or-later

# velocert_headers(<target> <header>...): adds headers of the current folder to the target; they are included by their
# path from the root ("core/base/decimal.h"). Each must compile alone. Where a source of the same name stands beside it,
# that source shows it, since it includes its header before all others (tests/architecture/hygiene.cmake); the rest is
# compiled for that purpose, which is the set "alone".
function(velocert_headers target)
  set(shown "")
  set(alone "")
  foreach(header IN LISTS ARGN)
    string(REGEX REPLACE "\\.h$" ".cpp" source "${header}")
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
      list(APPEND shown "${CMAKE_CURRENT_SOURCE_DIR}/${header}")
    else()
      list(APPEND alone "${CMAKE_CURRENT_SOURCE_DIR}/${header}")
    endif()
  endforeach()
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}" FILES ${shown})
  target_sources(${target} PUBLIC FILE_SET alone TYPE HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}" FILES ${alone})
  set_property(TARGET ${target} PROPERTY INTERFACE_HEADER_SETS_TO_VERIFY alone)
endfunction()

# velocert_sources(<target> <source>... [APART <source>...]): adds sources of the current folder. Those named after APART are
# always compiled by themselves, since names that are theirs alone stand in a neighbour too.
function(velocert_sources target)
  cmake_parse_arguments(PARSE_ARGV 1 sources "" "" "APART")
  set(paths "")
  set(place 0)
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  foreach(source IN LISTS sources_UNPARSED_ARGUMENTS)
    set(path "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    list(APPEND paths "${path}")
    math(EXPR group "${place} / 8")
    math(EXPR place "${place} + 1")
    set_source_files_properties("${path}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP "${folder}/${group}")
  endforeach()
  foreach(source IN LISTS sources_APART)
    list(APPEND paths "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
  endforeach()
  target_sources(${target} PRIVATE ${paths})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${VELOCERT_UNITY} UNITY_BUILD_MODE GROUP)
endfunction()

# velocert_beside(<program> <other>): whoever builds the program builds the other one too, and finds it in the same
# folder, as where they are installed.
function(velocert_beside program other)
  add_dependencies(${program} ${other})
  add_custom_command(TARGET ${program} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E create_symlink "$<TARGET_FILE:${other}>"
      "$<TARGET_FILE_DIR:${program}>/$<TARGET_FILE_NAME:${other}>"
    VERBATIM)
endfunction()

# velocert_precompile(<target> <header>...): half of what the compiler reads for a source is the same each time. Headers of
# the project are left out: that each compiles alone must show. With clang (./dev tidy) nothing is precompiled, so that an
# inclusion forgotten in a source shows there.
function(velocert_precompile target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${ARGN})
  # Without it ccache keeps nothing that uses a precompiled header.
  target_compile_options(${target} PRIVATE -fpch-preprocess)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # What is inlined from a precompiled header counts as ours, and GCC 12 takes the standard library's strings for
    # overlapping and out of bounds (bugs 105651, 105329). The sanitizers (./dev asan) look at the same for real.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-array-bounds -Wno-stringop-overread -Wno-stringop-overflow)
  endif()
endfunction()
