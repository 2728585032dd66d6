# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings and sanitizers, carried by one interface target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

find_program(VELOCERT_CCACHE ccache)
if(VELOCERT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What uses a precompiled header is kept as well.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros "${VELOCERT_CCACHE}")
endif()

add_library(velocert_options INTERFACE)
target_compile_options(velocert_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC bug 105651: at -O3 joining two std::string is taken for an overlapping copy.
  target_compile_options(velocert_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
# With VELOCERT_UNITY the sources of one folder are compiled several at a time, which halves what a build from nothing takes:
# most of it is reading the same headers again. So `./dev` builds; after a change of one source it costs more.
option(VELOCERT_UNITY "compile the sources of a folder several at a time" OFF)
if(VELOCERT_UNITY)
  # A name of one source hides that of a neighbour, which it does not see otherwise.
  target_compile_options(velocert_options INTERFACE -Wno-shadow
    $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

if(VELOCERT_SANITIZE)
  target_compile_options(velocert_options INTERFACE
    "-fsanitize=${VELOCERT_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(velocert_options INTERFACE "-fsanitize=${VELOCERT_SANITIZE}")
endif()
if(VELOCERT_FUZZ)
  target_compile_options(velocert_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
